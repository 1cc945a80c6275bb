import { resolve } from "node:path";
import { defaultDataFolder } from "../local/daemon/index.ts";

/** The local endpoint's data folder, as an absolute path: the daemon runs in its own folder. */
export function dataFolder(): string {
  return resolve(defaultDataFolder(process.env));
}
