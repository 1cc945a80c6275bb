import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import type { Store } from "../../../store/store.ts";
import { openChildRecords } from "./child-records.ts";
import { integer } from "./columns.ts";
import {
  columnsOf,
  type Ending,
  type ExecutionRecord,
  type NewExecution,
  readExecution,
  stepsPerExecution,
} from "./execution-record.ts";
import { openExpiredExecutions } from "./expired-executions.ts";
import { openRedrives } from "./redrives.ts";

interface ExecutionFilter {
  readonly status?: ExecutionStatus | undefined;
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
}

/** Executions in the store. Changes must be made inside `store.write`. */
export type Executions = ReturnType<typeof openExecutions>;

/** The table of executions, those of map runs among them. Express executions are never in it. */
export function openExecutions(store: Store) {
  const insert = store.prepare(
    `INSERT INTO states_executions
       (machine, name, revision, version, alias, status, started, stopped, input, output, error, cause, trace_header,
        map_run, item, items)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const finish = store.prepare(
    "UPDATE states_executions SET status = ?, stopped = ?, output = ?, error = ?, cause = ? WHERE id = ?",
  );
  const byName = store.prepare("SELECT * FROM states_executions WHERE machine = ? AND name = ?");
  const byId = store.prepare("SELECT * FROM states_executions WHERE id = ?");
  const running = store.prepare(
    "SELECT * FROM states_executions WHERE status = 'RUNNING' AND id > ? ORDER BY id LIMIT ?",
  );

  return {
    ...openChildRecords(store),
    ...openRedrives(store),
    ...openExpiredExecutions(store),
    find(machine: number, name: string): ExecutionRecord | undefined {
      const row = byName.get(machine, name);
      return row && readExecution(row);
    },
    get(id: number): ExecutionRecord | undefined {
      const row = byId.get(id);
      return row && readExecution(row);
    },
    /** @param ending when it has ended already with its first step */
    insert(execution: NewExecution, ending?: Ending): number {
      const { machine, name, revision, version, alias, started, input, traceHeader, child } = execution;
      const { status, output, error, cause } = columnsOf(ending?.outcome);
      const { lastInsertRowid } = insert.run(
        machine,
        name,
        revision,
        version ?? null,
        alias ?? null,
        status,
        started,
        ending?.at ?? null,
        input,
        output,
        error,
        cause,
        traceHeader ?? null,
        child?.mapRun ?? null,
        child?.index ?? null,
        child?.items ?? null,
      );
      return Number(lastInsertRowid);
    },
    finish(id: number, { outcome, at }: Ending): void {
      const { status, output, error, cause } = columnsOf(outcome);
      finish.run(status, at, output, error, cause, id);
    },
    /** Running executions in the order they were started, a batch at a time. */
    running(options: { after: number; limit: number }): ExecutionRecord[] {
      return running.all(options.after, options.limit).map(readExecution);
    },
    /** The id of an execution's newest event; 0 when it has none. */
    lastEvent(id: number): number {
      const sql = "SELECT last_event FROM states_history WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1";
      const row = store.prepare(sql).get(id * stepsPerExecution, (id + 1) * stepsPerExecution - 1);
      return row ? integer(row, "last_event") : 0;
    },
    hasRunning(machine: number): boolean {
      const sql = "SELECT 1 FROM states_executions WHERE machine = ? AND status = 'RUNNING' AND status <> 'SUCCEEDED'";
      return store.prepare(`${sql} LIMIT 1`).get(machine) !== undefined;
    },
    /** A machine's executions before an id, newest first. */
    list(machine: number, filter: ExecutionFilter & { before: number; limit: number }): ExecutionRecord[] {
      const conditions = ["machine = ?", "id < ?", "map_run IS NULL"];
      const values: (string | number)[] = [machine, filter.before];
      // Most executions succeed: the others have an index, which is used when this condition is spelled out.
      if (filter.status !== undefined && filter.status !== "SUCCEEDED") conditions.push("status <> 'SUCCEEDED'");
      for (const column of ["status", "version", "alias"] as const) {
        const value = filter[column];
        if (value === undefined) continue;
        conditions.push(`${column} = ?`);
        values.push(value);
      }
      return store
        .prepare(`SELECT * FROM states_executions WHERE ${conditions.join(" AND ")} ORDER BY id DESC LIMIT ?`)
        .all(...values, filter.limit)
        .map(readExecution);
    },
  };
}
