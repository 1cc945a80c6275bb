import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const sqliteBusy = 5;
const sqliteNotADatabase = 26;

/**
 * At most one daemon works in a data folder. The lock is SQLite's on its own file, which the system takes back
 * from a killed process. The file is never deleted as long as somebody may hold it: a new one would be another lock.
 *
 * @param options.patience milliseconds to wait for another holder
 * @throws Error with `code` "LOCKED" while another process holds the folder
 */
export function acquireFolderLock(dataFolder: string, options = { patience: 1000 }): { release(): void } {
  const file = join(dataFolder, "lock.db");
  try {
    return lock(file, options.patience);
  } catch (error) {
    const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
    if (code === sqliteBusy)
      throw Object.assign(new Error(`another daemon works in ${dataFolder}`), { code: "LOCKED" });
    // The file holds nothing, so that damage costs nothing. SQLite reads it only when nobody holds it.
    if (code !== sqliteNotADatabase) throw error;
    rmSync(file);
    return lock(file, options.patience);
  }
}

/** Whether a process works in the data folder now, be it a daemon that starts, answers, hangs or ends. */
export function isFolderLocked(dataFolder: string): boolean {
  try {
    acquireFolderLock(dataFolder, { patience: 0 }).release();
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "LOCKED";
  }
}

function lock(file: string, patience: number): { release(): void } {
  const database = new DatabaseSync(file);
  try {
    database.exec(
      `PRAGMA busy_timeout=${patience}; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER)`,
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => database.close() };
}
