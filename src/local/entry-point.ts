import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder that holds package.json: everything shipped is found from here, from sources and from bundles alike. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

const fromSources = import.meta.url.endsWith(".ts");

/**
 * The file of a worker or process that is started by path, named as under `src/` without its ending:
 * `local/vision/process`. Run from sources it is the TypeScript file, from the package the bundle of the same name.
 */
export function entryPoint(name: string): URL {
  return pathToFileURL(fromSources ? join(packageRoot, "src", `${name}.ts`) : join(packageRoot, "dist", `${name}.js`));
}

function findPackageRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("package.json was not found above the program's own files");
  return findPackageRoot(parent);
}
