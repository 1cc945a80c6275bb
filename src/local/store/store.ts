import { closeSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { checkStore, newer } from "./check-store.ts";
import { createGroupCommit, type Uncommitted } from "./group-commit.ts";
import { storeError } from "./store-error.ts";
import { createWriteAheadLogSync } from "./write-ahead-log-sync.ts";

/** The endpoint's state: one SQLite database, written in groups. */
export interface Store {
  /** Creates a service's tables once. Steps already applied are skipped; append new steps, never edit old ones. */
  migrate(owner: string, steps: readonly string[]): void;
  /** A prepared statement, made once for each text. For reading; changes belong in `write`. */
  prepare(sql: string): StatementSync;
  /**
   * Runs synchronous changes as a unit: all of them or, when `work` throws, none. They are visible at once and
   * durable when `committed()` resolves. Operations need not await that: no answer leaves the endpoint before it.
   */
  write<T>(work: () => T): T;
  /** Resolves when everything written so far is on disk; rejects when it could not be written (it is then undone). */
  committed(): Promise<void>;
  /** How many units were written since the store was opened: viewers read again when it grew. */
  changes(): number;
  /** How often changes were undone after they had been visible: caches of what is stored are emptied then. */
  undone(): number;
  /** The last changes that are not on disk yet. */
  uncommitted(): Uncommitted | undefined;
  /**
   * Brings everything to the disk and empties the write-ahead log. Deleting blanks rows in the database's own pages
   * (`secure_delete`), but the log holds the pages of before until then.
   *
   * @throws Error while a reader still needs the log
   */
  emptyLog(): void;
  close(): void;
}

/**
 * Opens the store in a data folder, making it when absent.
 *
 * SQLite itself does not wait for the disk (`synchronous=NORMAL`): each group is committed to the write-ahead log, the
 * log is flushed by a thread of the pool, and only then is the group acknowledged. The promise of `synchronous=FULL`
 * holds, and the event loop continues meanwhile, gathering the next group.
 *
 * @throws UnusableStoreError when the file is damaged, another program's, or of a newer version; it is left as it is
 * @param options.maxPages limits the database's size in pages of 4 KiB, which is how a full disk is tested
 */
export function openStore(options: { folder: string; maxPages?: number }): Store {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const file = join(options.folder, "state.db");
  const db = new DatabaseSync(file);
  checkStore(db, file);
  db.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON",
  );
  if (options.maxPages) db.exec(`PRAGMA max_page_count=${options.maxPages}`);
  db.exec("CREATE TABLE IF NOT EXISTS migrations (owner TEXT PRIMARY KEY, applied INTEGER NOT NULL) STRICT");
  syncFolder(options.folder);
  const log = createWriteAheadLogSync(`${file}-wal`);
  const groups = createGroupCommit(db, log);
  const statements = new Map<string, StatementSync>();
  const unit = { begin: db.prepare("SAVEPOINT unit"), keep: db.prepare("RELEASE unit") };
  let units = 0;
  let undoneUnits = 0;
  let closed = false;

  function prepare(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = db.prepare(sql)));
    return statement;
  }

  return {
    prepare,
    migrate(owner, steps) {
      // A service may be loaded, and make its tables, while another's changes wait for their commit.
      migrate(db, { owner, steps, beforeSteps: groups.commitNow });
    },
    write(work) {
      units += 1;
      groups.begin();
      unit.begin.run();
      try {
        const result = work();
        unit.keep.run();
        return result;
      } catch (error) {
        undoneUnits += 1;
        if (db.isTransaction) db.exec("ROLLBACK TO unit; RELEASE unit");
        else groups.abandon(error);
        throw storeError(error);
      }
    },
    async committed() {
      await groups.uncommitted()?.promise;
    },
    changes: () => units,
    undone: () => undoneUnits + groups.undone(),
    uncommitted: groups.uncommitted,
    emptyLog() {
      groups.commitNow();
      const { busy } = prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() ?? {};
      if (busy !== 0) throw new Error("the write-ahead log is still read");
    },
    close() {
      if (closed) return;
      closed = true;
      groups.commitNow();
      log.close();
      db.close();
    },
  };
}

/** @throws UnusableStoreError when a newer version has applied more steps */
function migrate(
  db: DatabaseSync,
  { owner, steps, beforeSteps }: { owner: string; steps: readonly string[]; beforeSteps: () => void },
): void {
  const { applied = 0 } = db.prepare("SELECT applied FROM migrations WHERE owner = ?").get(owner) ?? {};
  if (Number(applied) > steps.length) throw newer(`The part ${owner} of the store`);
  if (applied === steps.length) return;
  beforeSteps();
  db.exec("BEGIN IMMEDIATE");
  try {
    for (const step of steps.slice(Number(applied))) db.exec(step);
    db.prepare("INSERT INTO migrations VALUES (?, ?) ON CONFLICT (owner) DO UPDATE SET applied = excluded.applied").run(
      owner,
      steps.length,
    );
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw storeError(error);
  }
}

/** The names of new files are durable when their folder is. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
