import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, readFolderOwner } from "../local/daemon/index.ts";

const prefix = "wildrydes-demo-";

/**
 * Makes a folder for one demonstration, and clears away those of demonstrations that were killed. A folder that shall
 * be kept carries no process in its name.
 */
export async function makeDemoFolder(options: { keep: boolean }): Promise<string> {
  await clearAbandoned();
  return mkdtemp(join(tmpdir(), `${prefix}${options.keep ? "kept" : process.pid}-`));
}

/** A folder carries the id of the process it belongs to: when that is gone, nobody will clear it away. */
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid)) || !isDataFolder(join(tmpdir(), name))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

/** Somebody else's folder may bear such a name. */
function isDataFolder(folder: string): boolean {
  try {
    return readFolderOwner(folder) === "daemon";
  } catch {
    return false;
  }
}
