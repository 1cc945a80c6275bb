import { existsSync } from "node:fs";
import { dirname } from "node:path";

/** The folder that holds package.json: everything shipped is found from here, from sources and from bundles alike. */
export const packageRoot = findPackageRoot(import.meta.dirname);

function findPackageRoot(folder: string): string {
  if (existsSync(`${folder}/package.json`)) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("package.json was not found above the program's own files");
  return findPackageRoot(parent);
}
