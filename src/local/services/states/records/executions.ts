import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import type { Store } from "../../../store/store.ts";
import type { Outcome } from "../../../states-language/index.ts";
import { integer, optionalInteger, optionalText, text, type Row } from "./columns.ts";

/** A Standard execution as it is stored. Times in milliseconds since 1970; input and output are JSON text. */
export interface ExecutionRecord {
  readonly id: number;
  /** Record ids of its machine and of the revision it runs. */
  readonly machine: number;
  readonly revision: number;
  readonly name: string;
  readonly version: number | undefined;
  readonly alias: string | undefined;
  readonly status: ExecutionStatus;
  readonly started: number;
  readonly stopped: number | undefined;
  readonly input: string;
  readonly output: string | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly traceHeader: string | undefined;
  /** How often it was redriven, and when last. */
  readonly redrives: number;
  readonly redriven: number | undefined;
  /** Its place, when a map run started it. */
  readonly child: ChildPlace | undefined;
}

/** What a child execution of a distributed Map state works on. */
export interface ChildPlace {
  /** Record id of the map run. */
  readonly mapRun: number;
  /** Its number among the children, from 0, in the order of the items. */
  readonly index: number;
  /** How many items it was given. */
  readonly items: number;
}

/**
 * How many children, and items of theirs, have one status. PENDING_REDRIVE stands for those that did not succeed and
 * are still to be redriven.
 */
export interface ChildCount {
  readonly status: ExecutionStatus;
  readonly children: number;
  readonly items: number;
}

/** What is known of an execution when it starts. */
export type NewExecution = Pick<
  ExecutionRecord,
  "machine" | "revision" | "name" | "version" | "alias" | "started" | "input" | "traceHeader" | "child"
>;

/** An outcome and when it came. */
export interface Ending {
  readonly outcome: Outcome;
  readonly at: number;
}

export interface ExecutionFilter {
  readonly status?: ExecutionStatus | undefined;
  readonly version?: number | undefined;
  readonly alias?: string | undefined;
}

/** Whether an execution was ever redriven. */
export type RedriveFilter = "REDRIVEN" | "NOT_REDRIVEN";

/** Which children of a map run to read, and how many. */
export type ChildPage = {
  readonly status?: ExecutionStatus | "UNSUCCESSFUL" | undefined;
  readonly redrives?: RedriveFilter | undefined;
  readonly limit: number;
} & ({ readonly before: number } | { readonly after: number });

/** Executions in the store. Changes must be made inside `store.write`. */
export type Executions = ReturnType<typeof openExecutions>;

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
  const redriveTokens = store.prepare("SELECT redrive_tokens FROM states_executions WHERE id = ?");
  const running = store.prepare(
    "SELECT * FROM states_executions WHERE status = 'RUNNING' AND id > ? ORDER BY id LIMIT ?",
  );

  /** Keeps with which client token an execution was redriven: the newest of them. */
  function noteRedriveToken(id: number, token: RedriveToken): void {
    const tokens = [...readTokens(redriveTokens.get(id)), token].slice(-keptTokens);
    store.prepare("UPDATE states_executions SET redrive_tokens = ? WHERE id = ?").run(JSON.stringify(tokens), id);
  }

  return {
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
      const fixed = [machine, name, revision, version ?? null, alias ?? null, status, started, ending?.at ?? null];
      const place = [child?.mapRun ?? null, child?.index ?? null, child?.items ?? null];
      const added = insert.run(...fixed, input, output, error, cause, traceHeader ?? null, ...place);
      return Number(added.lastInsertRowid);
    },
    finish(id: number, { outcome, at }: Ending): void {
      const { status, output, error, cause } = columnsOf(outcome);
      finish.run(status, at, output, error, cause, id);
    },
    /** It runs again. @param redriven.at milliseconds since 1970 */
    redrive(id: number, { at, clientToken }: { at: number; clientToken?: string }): void {
      if (clientToken !== undefined) noteRedriveToken(id, { token: clientToken, at });
      store
        .prepare(
          `UPDATE states_executions SET status = 'RUNNING', stopped = NULL, error = NULL, cause = NULL,
             redrives = redrives + 1, redriven = ? WHERE id = ?`,
        )
        .run(at, id);
    },
    /** When the redrive happened that a client token was used for; a token is forgotten after a while. */
    redriveOf(id: number, token: string, now: number): number | undefined {
      const tokens = readTokens(redriveTokens.get(id));
      return tokens.find((used) => used.token === token && now - used.at <= tokenLifetime)?.at;
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
    /** A map run's children, by their number: downwards from before one, or upwards from after one. */
    children(mapRun: number, { status, redrives, limit, ...from }: ChildPage): ExecutionRecord[] {
      const isDown = "before" in from;
      const [condition, value] =
        status === "UNSUCCESSFUL" ? ["AND status <> ?", "SUCCEEDED"] : status ? ["AND status = ?", status] : ["", ""];
      const redriven = redrives === undefined ? "" : `AND redrives ${redrives === "REDRIVEN" ? ">" : "="} 0`;
      return store
        .prepare(
          `SELECT * FROM states_executions WHERE map_run = ? AND item ${isDown ? "<" : ">"} ? ${condition} ${redriven}
           ORDER BY item ${isDown ? "DESC" : ""} LIMIT ?`,
        )
        .all(mapRun, isDown ? from.before : from.after, ...(value === "" ? [] : [value]), limit)
        .map(readExecution);
    },
    findChild(mapRun: number, index: number): ExecutionRecord | undefined {
      const row = store.prepare("SELECT * FROM states_executions WHERE map_run = ? AND item = ?").get(mapRun, index);
      return row && readExecution(row);
    },
    /** The number that follows the last stored child's. */
    childrenBegun(mapRun: number): number {
      const sql = "SELECT item FROM states_executions WHERE map_run = ? ORDER BY item DESC LIMIT 1";
      return 1 + Number(store.prepare(sql).get(mapRun)?.["item"] ?? -1);
    },
    /** @param redriven when the map run was last redriven */
    countChildren(mapRun: number, redriven = 0): ChildCount[] {
      return store
        .prepare(
          `SELECT CASE WHEN ${awaitsRedrive} THEN 'PENDING_REDRIVE' ELSE status END AS status,
             COUNT(*) AS children, SUM(items) AS items
           FROM states_executions WHERE map_run = ? GROUP BY 1`,
        )
        .all(redriven, mapRun)
        .map((row) => ({ status: readStatus(row), children: integer(row, "children"), items: integer(row, "items") }));
    },
    /** Children with numbers after one that are still to be redriven. */
    childrenToRedrive(mapRun: number, page: { redriven: number; after: number; limit: number }): ExecutionRecord[] {
      const { redriven, after, limit } = page;
      return store
        .prepare(
          `SELECT * FROM states_executions WHERE map_run = ? AND item > ? AND ${awaitsRedrive} ORDER BY item LIMIT ?`,
        )
        .all(mapRun, after, redriven, limit)
        .map(readExecution);
    },
    removeUnsuccessfulChildren(mapRun: number): void {
      store.prepare("DELETE FROM states_executions WHERE map_run = ? AND status <> 'SUCCEEDED'").run(mapRun);
    },
    /** Children whose map run is gone. */
    orphanedChildren(limit: number): number[] {
      const nextMapRun = store.prepare(
        `SELECT map_run, map_run IN (SELECT id FROM states_map_runs) AS kept
         FROM states_executions WHERE map_run > ? ORDER BY map_run LIMIT 1`,
      );
      for (let row = nextMapRun.get(0); row; row = nextMapRun.get(integer(row, "map_run"))) {
        if (integer(row, "kept") === 1) continue;
        const ofMapRun = store.prepare("SELECT id FROM states_executions WHERE map_run = ? LIMIT ?");
        return ofMapRun.all(integer(row, "map_run"), limit).map((child) => integer(child, "id"));
      }
      return [];
    },
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

/** Children that ended without success before their map run was redriven. */
const awaitsRedrive = "(status NOT IN ('RUNNING', 'SUCCEEDED') AND MAX(started, COALESCE(redriven, 0)) < ?)";

/** A client token with which an execution was redriven. */
interface RedriveToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** AWS remembers the last ten tokens, for fifteen minutes. */
const keptTokens = 10;
const tokenLifetime = 15 * 60 * 1000;

function readTokens(row: Row | undefined): RedriveToken[] {
  return JSON.parse((row && optionalText(row, "redrive_tokens")) ?? "[]");
}

/** The history's key leaves this many steps to each execution. */
export const stepsPerExecution = 2 ** 24;

function columnsOf(outcome: Outcome | undefined) {
  const nothing = { output: null, error: null, cause: null };
  if (!outcome) return { status: "RUNNING", ...nothing };
  if (outcome.status === "SUCCEEDED") return { ...nothing, status: outcome.status, output: outcome.output };
  // An execution that ran out of time shows States.Timeout in its history alone.
  if (outcome.status === "TIMED_OUT") return { ...nothing, status: outcome.status };
  return { ...nothing, status: outcome.status, error: outcome.error ?? null, cause: outcome.cause ?? null };
}

const statuses = new Map<string, ExecutionStatus>(
  (["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"] as const).map((status) => [
    status,
    status,
  ]),
);

function readExecution(row: Row): ExecutionRecord {
  return {
    id: integer(row, "id"),
    machine: integer(row, "machine"),
    revision: integer(row, "revision"),
    name: text(row, "name"),
    version: optionalInteger(row, "version"),
    alias: optionalText(row, "alias"),
    status: readStatus(row),
    started: integer(row, "started"),
    stopped: optionalInteger(row, "stopped"),
    input: text(row, "input"),
    output: optionalText(row, "output"),
    error: optionalText(row, "error"),
    cause: optionalText(row, "cause"),
    traceHeader: optionalText(row, "trace_header"),
    redrives: integer(row, "redrives"),
    redriven: optionalInteger(row, "redriven"),
    child: readChildPlace(row),
  };
}

function readStatus(row: Row): ExecutionStatus {
  return statuses.get(text(row, "status")) ?? "RUNNING";
}

function readChildPlace(row: Row): ChildPlace | undefined {
  const mapRun = optionalInteger(row, "map_run");
  if (mapRun === undefined) return undefined;
  return { mapRun, index: integer(row, "item"), items: integer(row, "items") };
}
