/** Names what is shipped of other people's packages inside the bundles, with their licences. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "rolldown";
import { packageRoot } from "../src/package-root.ts";

/** A package of which code or files are shipped inside `dist/`. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it, an SPDX expression. */
  readonly licence: string;
}

/** A package.json; in old ones the licence is an object. */
interface Description {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
}

/** Where the build lists them, for docs/third-party.md. */
export const shippedPackagesFile = join(packageRoot, "dist", "third-party.json");

const folders = new Set<string>();

/** Notes every package of which a bundle holds a module. */
export const notePackages: Plugin = {
  name: "note-packages",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === "chunk") for (const id of chunk.moduleIds) notePackageOf(id);
  },
};

/** Notes the package that a file below node_modules belongs to. */
export function notePackageOf(file: string): void {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file.replace(/^\0/, "")) ?? [];
  if (folder !== undefined) folders.add(folder);
}

/**
 * Writes the list of the noted packages, and their licences' texts and copyright notices beside it.
 *
 * @throws Error when a package names no licence
 */
export function writeLicences(): void {
  const namesByNotice = new Map<string, string[]>();
  const shipped: ShippedPackage[] = [];
  for (const folder of folders) {
    const description: Description = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const { name, version } = description;
    const licence = typeof description.license === "object" ? description.license.type : description.license;
    if (licence === undefined) throw new Error(`${folder} names no licence`);
    shipped.push({ name, version, licence });
    const files = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice|copying)([.-].*)?$/i.test(file))
      .sort();
    const notice = files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
    namesByNotice.set(notice, [...(namesByNotice.get(notice) ?? []), `${name} ${version} (${licence})`]);
  }
  shipped.sort((left, right) => (`${left.name} ${left.version}` < `${right.name} ${right.version}` ? -1 : 1));
  writeFileSync(shippedPackagesFile, `${JSON.stringify(shipped, undefined, 2)}\n`);
  const sections = [...namesByNotice].map(([notice, names]) => `${names.toSorted().join("\n")}\n\n${notice}`);
  writeFileSync(
    join(packageRoot, "dist", "THIRD-PARTY-LICENSES.txt"),
    `${sections.toSorted().join(`\n\n${"-".repeat(80)}\n\n`)}\n`,
  );
}
