import { DatabaseSync } from "node:sqlite";

const sqliteBusy = 5;

/** A claim that holds until `release`, or the process that holds it. */
export type Claim =
  | { readonly release: () => void; readonly heldBy?: undefined }
  | { readonly release?: undefined; readonly heldBy: string };

/**
 * Claims something for this process by a lock file. The lock is SQLite's: the system takes it back from a killed
 * process, and two processes cannot have it at once.
 *
 * @param file made where it is not there
 */
export function claimFile(file: string): Claim {
  const database = new DatabaseSync(file);
  try {
    // Others read who holds the lock; that has to be committed before.
    database.exec(
      `PRAGMA busy_timeout=200; PRAGMA journal_mode=MEMORY; BEGIN IMMEDIATE; PRAGMA user_version=${process.pid}; COMMIT; BEGIN IMMEDIATE`,
    );
    return { release: () => database.close() };
  } catch (error) {
    const held = error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
    const owner = held ? database.prepare("PRAGMA user_version").get()?.["user_version"] : undefined;
    database.close();
    if (held) return { heldBy: String(owner) };
    throw error;
  }
}
