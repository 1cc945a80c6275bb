import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * At most one daemon works in a data folder. The lock is SQLite's on a file of its own, which the system takes back
 * from a killed process.
 *
 * @throws Error with `code` "LOCKED" while another daemon holds the folder
 */
export function acquireFolderLock(dataFolder: string): { release(): void } {
  const database = new DatabaseSync(join(dataFolder, "lock.db"));
  try {
    database.exec(
      "PRAGMA busy_timeout=1000; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER)",
    );
  } catch (error) {
    database.close();
    const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
    if (code !== 5) throw error;
    throw Object.assign(new Error(`another daemon works in ${dataFolder}`), { code: "LOCKED" });
  }
  return { release: () => database.close() };
}
