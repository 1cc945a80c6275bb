import type { DatabaseSync } from "node:sqlite";
import { storeError } from "./store-error.ts";
import type { WriteAheadLogSync } from "./write-ahead-log-sync.ts";

/** Changes on their way to the disk. */
export interface Uncommitted {
  /** Larger than that of all changes before them. */
  readonly order: number;
  /** As of `committed()`. */
  readonly promise: Promise<void>;
}

/** Changes that become durable together. */
interface Group extends Uncommitted {
  settle(error?: unknown): void;
}

/** Commits the changes of a database in groups. */
interface GroupCommit {
  /** Begins a group unless one gathers changes. Its commit follows when the present callbacks have run. */
  begin(): void;
  /** Gives up the group: SQLite rolled it back when the disk was full, and the others in it must hear of it too. */
  abandon(error: unknown): void;
  /** Commits and flushes the group now, and waits for the disk. */
  commitNow(): void;
  /** How many groups could not be written and were undone. */
  undone(): number;
  /** The last changes that are not on disk yet. */
  uncommitted(): Uncommitted | undefined;
}

/** @param log flushes the write-ahead log; the event loop continues meanwhile and gathers the next group */
export function createGroupCommit(db: DatabaseSync, log: WriteAheadLogSync): GroupCommit {
  let gathering: Group | undefined;
  let flushing: Group | undefined;
  let groups = 0;
  let undone = 0;

  /** Commits what was gathered, unless a flush is under way: then its end will do it. */
  function flushGroup(): void {
    if (flushing) return;
    const group = commit();
    flushing = group;
    if (!group) return;
    log.flush((error) => {
      flushing = undefined;
      group.settle(error);
      flushGroup();
    });
  }

  /** Moves the gathered changes into the log. Undefined when there were none or they could not be written. */
  function commit(): Group | undefined {
    const group = gathering;
    if (!group) return undefined;
    gathering = undefined;
    try {
      db.exec("COMMIT");
      return group;
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      undone += 1;
      group.settle(storeError(error));
      return undefined;
    }
  }

  return {
    begin() {
      if (gathering) return;
      db.exec("BEGIN IMMEDIATE");
      gathering = createGroup(++groups);
      if (!flushing) setImmediate(flushGroup);
    },
    abandon(error) {
      gathering?.settle(storeError(error));
      gathering = undefined;
    },
    commitNow() {
      const group = commit();
      if (!group) return;
      log.flushNow();
      group.settle();
    },
    undone: () => undone,
    uncommitted: () => gathering ?? flushing,
  };
}

function createGroup(order: number): Group {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // Those who wait get the failure; changes nobody waits for must not end the process.
  promise.catch(() => {});
  return { order, promise, settle: (error) => (error === undefined || error === null ? resolve() : reject(error)) };
}
