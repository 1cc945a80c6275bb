/** The list of libraries in docs/third-party.md: what npm installs, by package-lock.json, and what the bundles hold. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { type ShippedPackage, shippedPackagesFile } from "./licences.ts";

/** A package as package-lock.json describes it. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** Where the list stands. */
export const thirdPartyDocument = join(packageRoot, "docs", "third-party.md");
const listStart = "<!-- libraries: written by bin/manifest.ts -->\n";
const listEnd = "<!-- end of libraries -->";

/**
 * The text of docs/third-party.md with its list of libraries as package-lock.json and the build have them.
 *
 * @throws Error when a package names no licence, or when the document has no place for the list.
 */
export async function renderThirdParty(): Promise<string> {
  const text = await readFile(thirdPartyDocument, "utf8");
  const start = text.indexOf(listStart);
  const end = text.indexOf(listEnd);
  if (start === -1 || end === -1) throw new Error("docs/third-party.md has no place for the list of libraries");
  const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
    await readFile(join(packageRoot, "package-lock.json"), "utf8"),
  );
  const bundled: readonly ShippedPackage[] = JSON.parse(await readFile(shippedPackagesFile, "utf8"));
  return `${text.slice(0, start + listStart.length)}\n${listLibraries(lock.packages, bundled)}\n${text.slice(end)}`;
}

/** One row for each licence, the most used first, with the packages under it. */
function listLibraries(packages: Readonly<Record<string, LockedPackage>>, bundled: readonly ShippedPackage[]): string {
  const byLicence = new Map<string, Set<string>>();
  const add = (licence: string, name: string) =>
    byLicence.set(licence, (byLicence.get(licence) ?? new Set()).add(name));
  for (const [path, { version, license, dev }] of Object.entries(packages)) {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (path === "" || dev === true) continue;
    if (license === undefined) throw new Error(`${name} names no licence`);
    add(license, `${name} ${version}`);
  }
  for (const { name, version, licence } of bundled) add(licence, `${name} ${version}`);
  const rows = [...byLicence]
    .toSorted(
      ([left, { size: leftSize }], [right, { size: rightSize }]) => rightSize - leftSize || compare(left, right),
    )
    .map(([licence, names]) => `| ${licence} | ${[...names].toSorted(compare).join(", ")} |\n`);
  return `| licence | packages |\n|---|---|\n${rows.join("")}`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
