import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { AwsError } from "../aws-error.ts";

/** The endpoint's state: one SQLite database, written in groups. */
export interface Store {
  /** Creates a service's tables once. Steps already applied are skipped; append new steps, never edit old ones. */
  migrate(owner: string, steps: readonly string[]): void;
  /** A prepared statement, made once for each text. For reading; changes belong in `write`. */
  prepare(sql: string): StatementSync;
  /**
   * Runs synchronous changes as a unit: all of them or, when `work` throws, none. They are visible at once and
   * durable when `committed()` resolves; the dispatcher awaits that before it answers, so operations need not.
   */
  write<T>(work: () => T): T;
  /** Resolves when everything written so far is on disk; rejects when it could not be written (it is then undone). */
  committed(): Promise<void>;
  close(): void;
}

/**
 * Opens the store in a data folder, making it when absent.
 *
 * @param options.maxPages limits the database's size in pages of 4 KiB, which is how a full disk is tested
 */
export function openStore(options: { folder: string; maxPages?: number }): Store {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(options.folder, "state.db"));
  db.exec(
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON",
  );
  if (options.maxPages) db.exec(`PRAGMA max_page_count=${options.maxPages}`);
  db.exec("CREATE TABLE IF NOT EXISTS migrations (owner TEXT PRIMARY KEY, applied INTEGER NOT NULL) STRICT");
  const statements = new Map<string, StatementSync>();
  let group: { promise: Promise<void>; settle: (error?: unknown) => void } | undefined;
  let closed = false;

  function prepare(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = db.prepare(sql)));
    return statement;
  }

  function beginGroup(): void {
    if (group) return;
    db.exec("BEGIN IMMEDIATE");
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => {});
    group = { promise, settle: (error) => (error === undefined ? resolve() : reject(error)) };
    setImmediate(commitGroup);
  }

  function commitGroup(): void {
    const ending = group;
    if (!ending) return;
    group = undefined;
    try {
      db.exec("COMMIT");
      ending.settle();
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      ending.settle(storeError(error));
    }
  }

  return {
    prepare,
    migrate(owner, steps) {
      const applied = Number(prepare("SELECT applied FROM migrations WHERE owner = ?").get(owner)?.["applied"] ?? 0);
      if (applied >= steps.length) return;
      // A service may be loaded, and make its tables, while another's changes wait for their commit.
      commitGroup();
      db.exec("BEGIN IMMEDIATE");
      for (const step of steps.slice(applied)) db.exec(step);
      prepare("INSERT INTO migrations VALUES (?, ?) ON CONFLICT (owner) DO UPDATE SET applied = excluded.applied").run(
        owner,
        steps.length,
      );
      db.exec("COMMIT");
    },
    write(work) {
      beginGroup();
      db.exec("SAVEPOINT unit");
      try {
        const result = work();
        db.exec("RELEASE unit");
        return result;
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK TO unit; RELEASE unit");
        throw storeError(error);
      }
    },
    async committed() {
      await group?.promise;
    },
    close() {
      if (closed) return;
      closed = true;
      commitGroup();
      db.close();
    },
  };
}

/** SQLite's "database or disk is full" in words a person can act on; everything else as it is. */
function storeError(error: unknown): unknown {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (code !== 13) return error;
  return new AwsError(
    "InternalFailure",
    "The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
    {
      statusCode: 500,
    },
  );
}
