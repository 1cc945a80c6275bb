import type { Store } from "../../../store/store.ts";
import { integer } from "./columns.ts";
import { stepsPerExecution } from "./execution-record.ts";

/** Finds and deletes executions whose retention time is over. */
export function openExpiredExecutions(store: Store) {
  return {
    /** Removes executions with all that hangs on them. */
    remove(ids: readonly number[]): void {
      const historyOf = store.prepare("DELETE FROM states_history WHERE id BETWEEN ? AND ?");
      const tokensOf = store.prepare("DELETE FROM states_task_tokens WHERE execution = ?");
      const mapRunsOf = store.prepare("DELETE FROM states_map_runs WHERE execution = ?");
      const execution = store.prepare("DELETE FROM states_executions WHERE id = ?");
      for (const id of ids) {
        historyOf.run(id * stepsPerExecution, (id + 1) * stepsPerExecution - 1);
        tokensOf.run(id);
        mapRunsOf.run(id);
        execution.run(id);
      }
    },
    /** Ended executions whose machine is gone. */
    orphans(limit: number): number[] {
      return store
        .prepare("SELECT id FROM states_executions WHERE machine NOT IN (SELECT id FROM states_machines) LIMIT ?")
        .all(limit)
        .map((row) => integer(row, "id"));
    },
    /** The oldest ended executions of a machine that are not among its newest `keep`, or ended before a time. */
    expired(machine: number, rule: { keep: number; endedBefore: number; limit: number }): number[] {
      const newestGone = store
        .prepare(
          "SELECT id FROM states_executions WHERE machine = ? AND map_run IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?",
        )
        .get(machine, rule.keep);
      const floor = newestGone ? integer(newestGone, "id") : 0;
      return store
        .prepare(
          `SELECT id, stopped FROM states_executions
           WHERE machine = ? AND map_run IS NULL AND status <> 'RUNNING' ORDER BY id LIMIT ?`,
        )
        .all(machine, rule.limit)
        .filter((row) => integer(row, "id") <= floor || integer(row, "stopped") < rule.endedBefore)
        .map((row) => integer(row, "id"));
    },
  };
}
