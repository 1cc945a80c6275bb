import type { ExecutionStatus } from "@aws-sdk/client-sfn";
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

/** The place of a child execution of a distributed Map state. */
interface ChildPlace {
  /** Record id of the map run. */
  readonly mapRun: number;
  /** Its number among the children, from 0, in the order of the items. */
  readonly index: number;
  /** How many items it was given. */
  readonly items: number;
}

/** The facts that are known of an execution when it starts. */
export type NewExecution = Pick<
  ExecutionRecord,
  "machine" | "revision" | "name" | "version" | "alias" | "started" | "input" | "traceHeader" | "child"
>;

/** An outcome and when it came. */
export interface Ending {
  readonly outcome: Outcome;
  readonly at: number;
}

/** The columns of an outcome; those of a running execution without one. */
export function columnsOf(outcome: Outcome | undefined) {
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

/** Reads a row of `states_executions`. Times are in milliseconds since 1970. */
export function readExecution(row: Row): ExecutionRecord {
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

/** A status that this version does not know counts as RUNNING. */
export function readStatus(row: Row): ExecutionStatus {
  return statuses.get(text(row, "status")) ?? "RUNNING";
}

function readChildPlace(row: Row): ChildPlace | undefined {
  const mapRun = optionalInteger(row, "map_run");
  if (mapRun === undefined) return undefined;
  return { mapRun, index: integer(row, "item"), items: integer(row, "items") };
}

/** The history's key leaves this many steps to each execution. */
export const stepsPerExecution = 2 ** 24;
