import type { MapRunStatus } from "@aws-sdk/client-sfn";
import type { Store } from "../../../store/store.ts";
import { integer, optionalInteger, text, type Row } from "./columns.ts";

/** How many child executions, or items, are in which state. */
export interface Counts {
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly timedOut: number;
  readonly aborted: number;
  readonly total: number;
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
}

/** Map runs in the store. Changes must be made inside `store.write`. */
export type MapRuns = ReturnType<typeof openMapRuns>;

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
    insert(run: Omit<MapRunRecord, "id">): number {
      const { arn, execution, revision, state, label, type, status, started } = run;
      const { maxConcurrency, toleratedCount, toleratedPercentage, counts } = run;
      const identity = [arn, execution, revision, state, label, type, status, started] as const;
      const added = store
        .prepare(
          `INSERT INTO states_map_runs (arn, execution, revision, state, label, type, status, started,
             max_concurrency, tolerated_count, tolerated_percentage, counts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(...identity, maxConcurrency, toleratedCount, toleratedPercentage, JSON.stringify(counts));
      return Number(added.lastInsertRowid);
    },
    finish(
      id: number,
      { status, stopped, counts }: Pick<MapRunRecord, "status" | "counts"> & { stopped: number },
    ): void {
      store
        .prepare("UPDATE states_map_runs SET status = ?, stopped = ?, counts = ? WHERE id = ?")
        .run(status, stopped, JSON.stringify(counts), id);
    },
    /** UpdateMapRun. */
    update(id: number, limits: Pick<MapRunRecord, "maxConcurrency" | "toleratedCount" | "toleratedPercentage">): void {
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
  };
}
