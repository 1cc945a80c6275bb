import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import type { Store } from "../../../store/store.ts";
import { integer } from "./columns.ts";
import { type ExecutionRecord, readExecution, readStatus } from "./execution-record.ts";

/**
 * How many children, and items of theirs, have one status. PENDING_REDRIVE stands for those that did not succeed and
 * are still to be redriven.
 */
export interface ChildCount {
  readonly status: ExecutionStatus;
  readonly children: number;
  readonly items: number;
}

/** Whether an execution was ever redriven. */
type RedriveFilter = "REDRIVEN" | "NOT_REDRIVEN";

/** Which children of a map run to read, and how many. */
type ChildPage = {
  readonly status?: ExecutionStatus | "UNSUCCESSFUL" | undefined;
  readonly redrives?: RedriveFilter | undefined;
  readonly limit: number;
} & ({ readonly before: number } | { readonly after: number });

/** Children that ended without success before their map run was redriven. */
const awaitsRedrive = "(status NOT IN ('RUNNING', 'SUCCEEDED') AND MAX(started, COALESCE(redriven, 0)) < ?)";

/** The executions that map runs have started. */
export function openChildRecords(store: Store) {
  return {
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
  };
}
