import type { MapRunPlan } from "../../../../states-language/index.ts";
import type { ExecutionRecord } from "../../records/execution-record.ts";
import type { Executions } from "../../records/executions.ts";
import { redriveState } from "../../requests/redrive-state.ts";
import type { ChildInput } from "../child-inputs.ts";
import type { ChildNames } from "../child-names.ts";

/** Children read from the store at once. */
const batch = 64;

/** How results are shown. */
interface ResultOptions {
  readonly executions: Executions;
  readonly names: ChildNames;
  readonly transformation: MapRunPlan["writer"]["transformation"];
}

/** The stored children of a map run, in the order of their items. */
export function* storedChildren(
  executions: Executions,
  mapRun: number,
  status?: "SUCCEEDED" | "UNSUCCESSFUL",
): Generator<ExecutionRecord> {
  for (let after = -1; ;) {
    const records = executions.children(mapRun, { status, after, limit: batch });
    yield* records;
    const last = records.at(-1);
    if (records.length < batch || last?.child === undefined) return;
    after = last.child.index;
  }
}

/**
 * The entries of the results for a child that has ended, as JSON texts: mostly one. A failure is always shown whole
 * ("ResultWriter" in the developer guide).
 */
export function* resultsOf(child: ExecutionRecord, options: ResultOptions): Generator<string> {
  const { transformation } = options;
  const { output = "null" } = child;
  if (transformation === "NONE" || child.status !== "SUCCEEDED") yield JSON.stringify(describeEnded(child, options));
  else if (transformation === "FLATTEN" && output.startsWith("[")) {
    const read: unknown = JSON.parse(output);
    if (Array.isArray(read)) for (const value of read) yield JSON.stringify(value);
  } else yield output;
}

function describeEnded(child: ExecutionRecord, { executions, names }: ResultOptions) {
  const { name, input, output, error, cause, status, started, stopped = started } = child;
  const found = { execution: child, machine: names.machine, mapRun: names.machine };
  const { redriveCount, redriveStatus, redriveStatusReason } = redriveState(executions, found, stopped);
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: names.arnOf(name),
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    ...(output !== undefined && { Output: output }),
    OutputDetails: { Included: true },
    RedriveCount: redriveCount,
    RedriveStatus: redriveStatus,
    ...(redriveStatusReason !== undefined && { RedriveStatusReason: redriveStatusReason }),
    StartDate: new Date(started).toISOString(),
    StateMachineArn: names.stateMachineArn,
    Status: status,
    StopDate: new Date(stopped).toISOString(),
  };
}

/** Returns what the results say of a child that was never begun. */
export function pendingResult({ index, input }: ChildInput, names: ChildNames): string {
  const name = names.nameOf(index);
  return JSON.stringify({
    ExecutionArn: names.arnOf(name),
    Input: input,
    InputDetails: { Included: true },
    Name: name,
    RedriveCount: 0,
    StateMachineArn: names.stateMachineArn,
    Status: "PENDING",
  });
}
