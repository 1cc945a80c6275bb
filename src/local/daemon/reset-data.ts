import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { claimFolder, readFolderOwner } from "./data-folder-mark.ts";
import { DaemonError } from "./daemon-error.ts";
import { stopDaemon } from "./stop-daemon.ts";

/**
 * The entries of a daemon in its data folder. Nothing else in there is touched. The lock stays, because a daemon that
 * starts meanwhile may hold it, and so does the port, which shells may have in their environment.
 */
const ownEntries =
  /^(state\.db(-wal|-shm)?|keys\.json(\.new)?|stay|daemon\.(json|json\.new|log|pid)|objects|uploads|functions|dynamodb)$/;

/**
 * Checks that a folder may be emptied.
 *
 * @returns false when there is nothing to delete
 * @throws DaemonError `local-foreign-folder` when it is not a data folder
 */
export function checkResettable(dataFolder: string): boolean {
  const owner = readFolderOwner(dataFolder);
  if (owner === "other")
    throw new DaemonError({ code: "local-foreign-folder", values: { dataFolder, toDelete: true } });
  return owner === "daemon";
}

/**
 * Stops the daemon and removes everything it keeps in its data folder, keys included.
 *
 * @throws DaemonError `local-foreign-folder` when it is not a data folder
 */
export async function resetData(dataFolder: string, options: { patience?: number | undefined } = {}): Promise<void> {
  if (!checkResettable(dataFolder)) return;
  await stopDaemon(dataFolder, options);
  claimFolder(dataFolder);
  for (const entry of readdirSync(dataFolder))
    if (ownEntries.test(entry)) rmSync(join(dataFolder, entry), { recursive: true, force: true });
}
