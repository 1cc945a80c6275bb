import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "../../src/package-root.ts";
import type * as Daemon from "../../src/local/daemon/index.ts";

/** The daemon as it is shipped: benchmarks measure the bundles, not the sources. */
export async function daemonModule(): Promise<typeof Daemon> {
  return import(pathToFileURL(join(packageRoot, "dist", "local", "daemon", "index.js")).href);
}
