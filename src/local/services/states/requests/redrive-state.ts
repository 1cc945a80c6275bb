import type { ExecutionRedriveStatus } from "@aws-sdk/client-sfn";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { Executions } from "../records/executions.ts";
import type { MachineRecord } from "../records/machines.ts";

const day = 24 * 3600 * 1000;
/** How long after its end an execution can be redriven, and after its start at all. */
const redrivablePeriod = 14 * day;
const longestExecution = 365 * day;
/** There must be room for ExecutionRedriven and one more event. */
const mostEvents = 24_999;

/** The members of DescribeExecution about redrives. */
interface RedriveState {
  readonly redriveCount: number;
  readonly redriveDate?: Date;
  readonly redriveStatus: ExecutionRedriveStatus;
  readonly redriveStatusReason?: string;
}

interface Redriven {
  readonly execution: ExecutionRecord;
  readonly machine: Pick<MachineRecord, "status">;
  /** Of a child execution, whatever is known of its map run. */
  readonly mapRun: object | undefined;
}

/**
 * Whether an execution can be redriven, and why not (`redriveStatusReason` in the API reference). The children of a map
 * run are redriven with it alone.
 * @param now milliseconds since 1970
 */
export function redriveState(executions: Executions, found: Redriven, now: number): RedriveState {
  const { redrives, redriven } = found.execution;
  const counted = { redriveCount: redrives, ...(redriven !== undefined && { redriveDate: new Date(redriven) }) };
  const reason = reasonAgainst(executions, found, now);
  if (reason !== undefined) return { ...counted, redriveStatus: "NOT_REDRIVABLE", redriveStatusReason: reason };
  return { ...counted, redriveStatus: found.mapRun === undefined ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN" };
}

function reasonAgainst(executions: Executions, { execution, machine }: Redriven, now: number): string | undefined {
  const { id, status, started, stopped = started } = execution;
  if (machine.status === "DELETING") return "State machine is in DELETING status";
  if (status === "RUNNING" || status === "SUCCEEDED") return `Execution is ${status} and cannot be redriven`;
  if (executions.lastEvent(id) >= mostEvents) return "Execution history event limit exceeded";
  if (now - started > longestExecution) return "Execution has exceeded the max execution time";
  if (now - stopped > redrivablePeriod) return "Execution redrivable period exceeded";
  return undefined;
}
