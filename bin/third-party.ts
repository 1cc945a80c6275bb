/**
 * Writes the list of libraries in docs/third-party.md anew, from package-lock.json.
 *
 *     node bin/third-party.ts
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";

/** A package as package-lock.json describes it. */
interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** Development packages that are shipped all the same: in the thumbnail function's zip file, and in the bundles. */
const shippedFromDevelopment = new Set([
  "node_modules/@emnapi/runtime",
  "node_modules/@img/sharp-wasm32",
  "node_modules/nsfwjs",
]);

const document = join(packageRoot, "docs", "third-party.md");
const listStart = "<!-- libraries: written by bin/third-party.ts -->\n";
const listEnd = "<!-- end of libraries -->";

/**
 * The text of docs/third-party.md with its list of libraries as package-lock.json has them.
 *
 * @throws Error when a package names no licence, or when the document has no place for the list.
 */
export async function renderThirdParty(): Promise<string> {
  const text = await readFile(document, "utf8");
  const start = text.indexOf(listStart);
  const end = text.indexOf(listEnd);
  if (start === -1 || end === -1) throw new Error("docs/third-party.md has no place for the list of libraries");
  const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
    await readFile(join(packageRoot, "package-lock.json"), "utf8"),
  );
  return `${text.slice(0, start + listStart.length)}\n${listLibraries(lock.packages)}\n${text.slice(end)}`;
}

/** One row for each licence, the most used first, with the packages under it. */
function listLibraries(packages: Readonly<Record<string, LockedPackage>>): string {
  const byLicence = new Map<string, Set<string>>();
  for (const [path, { version, license, dev }] of Object.entries(packages)) {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (path === "" || (dev === true && !shippedFromDevelopment.has(path))) continue;
    if (license === undefined) throw new Error(`${name} names no licence`);
    byLicence.set(license, (byLicence.get(license) ?? new Set()).add(`${name} ${version}`));
  }
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

if (import.meta.main) await writeFile(document, await renderThirdParty());
