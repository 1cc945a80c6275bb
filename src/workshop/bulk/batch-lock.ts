import { DatabaseSync } from "node:sqlite";
import { UserError } from "../../user-error.ts";

/**
 * Claims a batch for this process, so that no two write its journal. The lock is SQLite's on a file of its own: the
 * system takes it back from a killed process, and it cannot be taken by two at once.
 *
 * @returns what gives it back
 * @throws UserError while another process works on it
 */
export function lockBatch(lock: string, batch: string): () => void {
  const database = new DatabaseSync(lock);
  try {
    // Whoever holds the lock lets others read by whom it is held; that has to be committed before.
    database.exec(
      `PRAGMA busy_timeout=200; PRAGMA journal_mode=MEMORY; BEGIN IMMEDIATE; PRAGMA user_version=${process.pid}; COMMIT; BEGIN IMMEDIATE`,
    );
  } catch (error) {
    const held = error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;
    const owner = held ? database.prepare("PRAGMA user_version").get()?.["user_version"] : undefined;
    database.close();
    throw held ? inUse(batch, owner) : error;
  }
  return () => database.close();
}

const sqliteBusy = 5;

function inUse(batch: string, owner: unknown): UserError {
  return new UserError({ code: "batch-in-use", values: { batch, process: String(owner) } });
}
