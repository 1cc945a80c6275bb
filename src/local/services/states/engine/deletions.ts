import type { Records } from "../records/records.ts";
import type { Pruning } from "./prune.ts";

/** Machines that are deleted when their executions have ended, by their record ids. */
interface Deletions {
  isDeleting(machine: number): boolean;
  /** Deletes a machine as soon as none of its executions runs. */
  add(machine: number): void;
  /** Called when an execution of a machine has ended. */
  noteEnd(machine: number): void;
  /** Reads the deletions of before a restart, and prunes what has expired. */
  resume(): void;
  /** Deletes the machines of which no execution runs. */
  finish(): void;
}

/** Knows no deletions until `resume` has read those of before a restart. */
export function createDeletions(records: Records, pruning: Pruning): Deletions {
  const deleting = new Set<number>();

  function finishOne(machine: number): void {
    if (records.executions.hasRunning(machine)) return;
    records.store.write(() => records.machines.remove(machine));
    deleting.delete(machine);
    pruning.sweep();
  }

  return {
    isDeleting: (machine) => deleting.has(machine),
    add(machine) {
      deleting.add(machine);
      finishOne(machine);
    },
    noteEnd(machine) {
      pruning.noteEnd(machine);
      if (deleting.has(machine)) finishOne(machine);
    },
    resume() {
      for (const { id } of records.machines.deleting()) deleting.add(id);
      pruning.sweep();
    },
    finish() {
      for (const machine of deleting) finishOne(machine);
    },
  };
}
