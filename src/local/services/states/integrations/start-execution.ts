import { createHash } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { callService, memberOf } from "./call-service.ts";
import type { Integration, Task, TaskFailure, TaskReport } from "./integration.ts";
import { readParameters, requestIntegration } from "./optimised-integration.ts";
import { httpDate, sdkAnswer } from "./sdk-answer.ts";
import { optimisedFailure } from "./service-failure.ts";

/** Calls back when an execution of this endpoint has ended; returns false when it is not running. */
export type WatchEnd = (executionArn: string, notify: () => void) => boolean;

/** `arn:aws:states:::states:startExecution`, with or without `.waitForTaskToken`: starts and continues. */
export const runStartExecution = requestIntegration({
  resourceType: "states",
  send: async (task, parameters) => startChild(task, parameters),
  fail: refusedStart,
});

/** `startExecution.sync` and `.sync:2`: waits for the child's end; the latter answers its output as JSON. */
export function startExecutionSync(watchEnd: WatchEnd, outputAs: "text" | "json"): Integration {
  return async (task, report) => {
    report.started();
    try {
      const arn = task.submitted === undefined ? await submit(task, report) : submittedArn(task.submitted);
      task.signal.addEventListener("abort", () => void stopUnwanted(task, arn), { once: true });
      const finish = () => void reportEnd(task, report, { arn, outputAs });
      if (!task.signal.aborted && !watchEnd(arn, finish)) finish();
    } catch (error) {
      report.failed(await refusedStart(error));
    }
  };
}

async function submit(task: Task, report: TaskReport): Promise<string> {
  const child = await startChild(task, readParameters(task.input));
  report.submitted(JSON.stringify(child));
  return child.ExecutionArn;
}

async function startChild(task: Task, parameters: Record<string, unknown>) {
  const { Name, Input, StateMachineArn, TraceHeader } = parameters;
  const input = {
    stateMachineArn: StateMachineArn,
    // A separate name for each task, so that beginning the task again after a restart starts no second child.
    name: Name ?? childName(task),
    ...(Input !== undefined && Input !== null && { input: typeof Input === "string" ? Input : JSON.stringify(Input) }),
    ...(TraceHeader !== undefined && { traceHeader: TraceHeader }),
  };
  const started = await startOnce(task, input);
  const StartDate = Number(memberOf(started, "startDate"));
  const ExecutionArn = String(memberOf(started, "executionArn"));
  const answer = sdkAnswer((requestId) => ({
    "x-amzn-RequestId": requestId,
    connection: "keep-alive",
    "Content-Length": String(JSON.stringify({ executionArn: ExecutionArn, startDate: StartDate / 1000 }).length),
    Date: httpDate(task.host.now()),
    "Content-Type": "application/x-amz-json-1.0",
  }));
  return { ExecutionArn, ...answer, StartDate };
}

/** When the child was started before a restart and its record was lost with it, the child that exists is the one. */
async function startOnce(task: Task, input: Record<string, unknown>): Promise<unknown> {
  try {
    return await callService(task, { service: "states", operation: "StartExecution", input });
  } catch (error) {
    const existing =
      task.resumed && error instanceof AwsError && /^Execution Already Exists: '(.*)'$/.exec(error.message);
    if (!existing) throw error;
    return describeChild(task, String(existing[1]));
  }
}

function describeChild(task: Task, executionArn: string): Promise<unknown> {
  return callService(task, { service: "states", operation: "DescribeExecution", input: { executionArn } });
}

async function reportEnd(
  task: Task,
  report: TaskReport,
  { arn, outputAs }: { arn: string; outputAs: "text" | "json" },
): Promise<void> {
  if (task.signal.aborted) return;
  try {
    const described = await describeChild(task, arn);
    if (memberOf(described, "status") === "SUCCEEDED") {
      report.succeeded(JSON.stringify(childResult(described, outputAs)));
    } else report.failed({ error: "States.TaskFailed", cause: JSON.stringify(childResult(described, "text")) });
  } catch (error) {
    report.failed(await refusedStart(error));
  }
}

/**
 * DescribeExecution's answer as the result of the task (recorded cases `SFN_START_EXECUTION_SYNC` and `SFN_SYNC2`), or
 * as the cause of its failure: there, the input is a text in both patterns (others measured it).
 */
function childResult(described: unknown, outputAs: "text" | "json") {
  const member = (name: string): unknown => memberOf(described, name);
  const json = (name: string): unknown => {
    const value = member(name);
    return outputAs === "json" && typeof value === "string" ? JSON.parse(value) : value;
  };
  const time = (name: string): unknown => {
    const value = member(name);
    return value instanceof Date ? value.getTime() : value;
  };
  return {
    Cause: member("cause"),
    Error: member("error"),
    ExecutionArn: member("executionArn"),
    Input: json("input"),
    InputDetails: { Included: true },
    Name: member("name"),
    Output: json("output"),
    ...(member("output") !== undefined && { OutputDetails: { Included: true } }),
    RedriveCount: member("redriveCount"),
    RedriveStatus: member("redriveStatus"),
    RedriveStatusReason: member("redriveStatusReason"),
    StartDate: time("startDate"),
    StateMachineArn: member("stateMachineArn"),
    Status: member("status"),
    StopDate: time("stopDate"),
  };
}

/** A child continues when only the memory of its parent is lost. */
async function stopUnwanted(task: Task, executionArn: string): Promise<void> {
  if (task.signal.reason !== "unwanted") return;
  const { host, roleArn, executionName, home } = task;
  const caller = host.roleCaller(roleArn, executionName, home.region);
  await host
    .call({ service: "states", operation: "StopExecution", input: { executionArn }, caller })
    .catch((error: unknown) => host.log(`states: ${executionArn} could not be stopped: ${String(error)}`));
}

function refusedStart(error: unknown): Promise<TaskFailure> {
  return optimisedFailure(error, {
    service: "states",
    prefix: "StepFunctions",
    base: "AWSStepFunctionsException",
    shownService: "AWSStepFunctions",
  });
}

function submittedArn(submitted: string): string {
  return String(memberOf(JSON.parse(submitted), "ExecutionArn"));
}

/** A name in the form of a UUID that the same task always gets. */
function childName({ executionArn, name }: Task): string {
  const hex = createHash("sha256").update(`${executionArn} ${name}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
