import type { MapRunStatus } from "@aws-sdk/client-sfn";
import type { ResultWriterPlan } from "../../../states-language/index.ts";
import type { Store } from "../../../store/store.ts";
import { integer, optionalInteger, optionalText, text, type Row } from "./columns.ts";

/** How many child executions, or items, are in which state. */
export interface Counts {
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
  readonly total: number;
  /** Children that did not succeed and are still to be redriven, and their items. */
  readonly pendingRedrive?: number;
  /** Those that the result writer wrote. */
  readonly resultsWritten: number;
}

export interface MapRunCounts {
  readonly executions: Counts;
  readonly items: Counts;
}

/** The run of a distributed Map state. Times in milliseconds since 1970. */
export interface MapRunRecord {
  readonly id: number;
  readonly arn: string;
  /** Record ids of the execution it is part of and of the revision that runs. */
  readonly execution: number;
  readonly revision: number;
  readonly state: string;
  readonly label: string;
  readonly type: "STANDARD" | "EXPRESS";
  readonly status: MapRunStatus;
  readonly started: number;
  readonly stopped: number | undefined;
  readonly maxConcurrency: number;
  readonly toleratedCount: number;
  readonly toleratedPercentage: number;
  /** As they were when the map run ended. */
  readonly counts: MapRunCounts;
  readonly writer: ResultWriterPlan;
  /** Known once the items were counted. */
  readonly source: CountedSource | undefined;
  /** How it ended; kept also after its execution has received it. */
  readonly outcome: MapRunOutcome | undefined;
  /** How often it was redriven, and when last. */
  readonly redrives: number;
  readonly redriven: number | undefined;
}

/** The items of a map run. */
export interface CountedSource {
  readonly items: number;
  /** Entity tag of the object they are read from: after a restart it must be the same. */
  readonly etag: string | undefined;
}

/** The answer of a map run to its execution. `output` is JSON text. */
export type MapRunOutcome =
  | { readonly status: "SUCCEEDED"; readonly output: string }
  | { readonly status: "FAILED" | "ABORTED"; readonly error?: string; readonly cause?: string };

/** The members that UpdateMapRun changes. Of the tolerances, 0 is none. */
export type MapRunLimits = Pick<MapRunRecord, "maxConcurrency" | "toleratedCount" | "toleratedPercentage">;

/** The facts that are known of a map run when it starts. */
type NewMapRun = Omit<MapRunRecord, "id" | "status" | "stopped" | "source" | "outcome" | "redrives" | "redriven">;

/** Map runs in the store. Changes must be made inside `store.write`. */
export function openMapRuns(store: Store) {
  const byArn = store.prepare("SELECT * FROM states_map_runs WHERE arn = ?");
  const byId = store.prepare("SELECT * FROM states_map_runs WHERE id = ?");
  return {
    find(arn: string): MapRunRecord | undefined {
      const row = byArn.get(arn);
      return row && readMapRun(row);
    },
    get(id: number): MapRunRecord | undefined {
      const row = byId.get(id);
      return row && readMapRun(row);
    },
    insert(run: NewMapRun): number {
      const { arn, execution, revision, state, label, type, started } = run;
      const { maxConcurrency, toleratedCount, toleratedPercentage, counts, writer } = run;
      const identity = [arn, execution, revision, state, label, type, started] as const;
      const added = store
        .prepare(
          `INSERT INTO states_map_runs (arn, execution, revision, state, label, type, started, status,
             max_concurrency, tolerated_count, tolerated_percentage, counts, writer)
           VALUES (?, ?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?)`,
        )
        .run(
          ...identity,
          maxConcurrency,
          toleratedCount,
          toleratedPercentage,
          JSON.stringify(counts),
          JSON.stringify(writer),
        );
      return Number(added.lastInsertRowid);
    },
    noteSource(id: number, source: CountedSource): void {
      store.prepare("UPDATE states_map_runs SET source = ? WHERE id = ?").run(JSON.stringify(source), id);
    },
    finish(id: number, ending: { outcome: MapRunOutcome; stopped: number; counts: MapRunCounts }): void {
      const { outcome, stopped, counts } = ending;
      store
        .prepare("UPDATE states_map_runs SET status = ?, stopped = ?, counts = ?, outcome = ? WHERE id = ?")
        .run(outcome.status, stopped, JSON.stringify(counts), JSON.stringify(outcome), id);
    },
    /** It runs again. @param redriven.at milliseconds since 1970 */
    redrive(id: number, { redrives, at }: { redrives: number; at: number }): void {
      store
        .prepare(
          `UPDATE states_map_runs SET status = 'RUNNING', stopped = NULL, outcome = NULL, redrives = ?, redriven = ?
           WHERE id = ?`,
        )
        .run(redrives, at, id);
    },
    unfinished(): MapRunRecord[] {
      return store.prepare("SELECT * FROM states_map_runs WHERE status = 'RUNNING'").all().map(readMapRun);
    },
    /** UpdateMapRun. */
    update(id: number, limits: MapRunLimits): void {
      store
        .prepare(
          "UPDATE states_map_runs SET max_concurrency = ?, tolerated_count = ?, tolerated_percentage = ? WHERE id = ?",
        )
        .run(limits.maxConcurrency, limits.toleratedCount, limits.toleratedPercentage, id);
    },
    /** Map runs of an execution after an id, oldest first. */
    list(execution: number, { after, limit }: { after: number; limit: number }): MapRunRecord[] {
      return store
        .prepare("SELECT * FROM states_map_runs WHERE execution = ? AND id > ? ORDER BY id LIMIT ?")
        .all(execution, after, limit)
        .map(readMapRun);
    },
  };
}

const statuses: readonly MapRunStatus[] = ["RUNNING", "SUCCEEDED", "FAILED", "ABORTED"];

function readMapRun(row: Row): MapRunRecord {
  return {
    id: integer(row, "id"),
    arn: text(row, "arn"),
    execution: integer(row, "execution"),
    revision: integer(row, "revision"),
    state: text(row, "state"),
    label: text(row, "label"),
    type: text(row, "type") === "EXPRESS" ? "EXPRESS" : "STANDARD",
    status: statuses.find((status) => status === row["status"]) ?? "RUNNING",
    started: integer(row, "started"),
    stopped: optionalInteger(row, "stopped"),
    maxConcurrency: integer(row, "max_concurrency"),
    toleratedCount: integer(row, "tolerated_count"),
    toleratedPercentage: integer(row, "tolerated_percentage"),
    counts: JSON.parse(text(row, "counts")),
    writer: JSON.parse(text(row, "writer")),
    source: readJson(row, "source"),
    outcome: readJson(row, "outcome"),
    redrives: integer(row, "redrives"),
    redriven: optionalInteger(row, "redriven"),
  };
}

function readJson<Value>(row: Row, column: string): Value | undefined {
  const written = optionalText(row, column);
  if (written === undefined) return undefined;
  const value: Value = JSON.parse(written);
  return value;
}
