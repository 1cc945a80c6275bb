import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "./package-root.ts";

export { packageRoot } from "./package-root.ts";

const fromSources = import.meta.filename.endsWith(".ts");

/**
 * The file of a worker or process that is started by path, named as under `src/` without its ending:
 * `local/vision/process`. Run from sources it is the TypeScript file, from the package the bundle of the same name.
 */
export function entryPoint(name: string): URL {
  return pathToFileURL(fromSources ? join(packageRoot, "src", `${name}.ts`) : join(packageRoot, "dist", `${name}.js`));
}
