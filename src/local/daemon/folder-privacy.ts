import { chmodSync, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DaemonError } from "./daemon-error.ts";

const openToOthers = 0o077;

/**
 * Closes a data folder and what lies in it to other users of the machine: it holds keys, photos and descriptors of faces.
 *
 * @throws DaemonError `local-not-private` when the folder belongs to another user or stays open
 */
export function restrictToOwner(dataFolder: string): void {
  if (process.getuid === undefined) return;
  const { uid, mode } = statSync(dataFolder);
  // Not even for root: what another user can put there would run as root.
  if (uid !== process.getuid())
    throw new DaemonError({ code: "local-not-private", values: { dataFolder, otherUser: true } });
  if ((mode & openToOthers) === 0) return;
  chmodSync(dataFolder, 0o700);
  if ((statSync(dataFolder).mode & openToOthers) !== 0)
    throw new DaemonError({ code: "local-not-private", values: { dataFolder, otherUser: false } });
}

/** Closes the entries of a data folder that earlier versions left open. Links are left alone. */
export function closeEntries(dataFolder: string): void {
  if (process.getuid === undefined) return;
  for (const name of readdirSync(dataFolder)) {
    const path = join(dataFolder, name);
    const entry = lstatSync(path);
    if (entry.uid !== process.getuid() || (entry.mode & openToOthers) === 0) continue;
    if (entry.isDirectory()) chmodSync(path, 0o700);
    else if (entry.isFile()) chmodSync(path, 0o600);
  }
}
