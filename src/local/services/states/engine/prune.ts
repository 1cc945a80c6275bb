import type { Records } from "../records/records.ts";

/** Ended executions kept for each machine, the newest; and for how long, which is AWS's own rule. */
const keptExecutions = 100_000;
const keptMilliseconds = 90 * 24 * 3600 * 1000;

const batch = 200;
/** How many executions of a machine end between two looks at what has become too old. */
const interval = 1000;

/** Removes old executions a few at a time, so that requests are answered in between. */
export interface Pruning {
  /** Counts an ended execution of a machine. */
  noteEnd(machine: number): void;
  /** Removes what executions of deleted machines left. */
  sweep(): void;
}

/** A machine's record id, what deleted machines left, or what the map runs of removed executions left. */
type Work = number | "orphans" | "orphaned children";

/** `now` is in milliseconds; when `isOpen` no longer holds, the work ends. */
export function createPruning(
  { store, executions }: Records,
  { now, isOpen }: { now: () => number; isOpen: () => boolean },
): Pruning {
  const ends = new Map<number, number>();
  const queue = new Set<Work>();
  let working = false;

  function enqueue(work: Work): void {
    queue.add(work);
    if (working) return;
    working = true;
    setImmediate(step);
  }

  function find(work: Work): number[] {
    if (work === "orphans") return executions.orphans(batch);
    if (work === "orphaned children") return executions.orphanedChildren(batch);
    return executions.expired(work, { keep: keptExecutions, endedBefore: now() - keptMilliseconds, limit: batch });
  }

  function step(): void {
    const [work] = queue;
    if (work === undefined || !isOpen()) {
      working = false;
      return;
    }
    const ids = find(work);
    if (ids.length > 0) store.write(() => executions.remove(ids));
    if (ids.length > 0) queue.add("orphaned children");
    if (ids.length < batch) queue.delete(work);
    setImmediate(step);
  }

  return {
    noteEnd(machine) {
      const count = (ends.get(machine) ?? 0) + 1;
      ends.set(machine, count % interval);
      if (count === interval) enqueue(machine);
    },
    sweep: () => enqueue("orphans"),
  };
}
