import { arnIn } from "../../../../../arn.ts";
import type { ServiceHost } from "../../../../service.ts";
import type { HistoryEvent } from "../../../../states-language/index.ts";
import type { MachineRecord } from "../../records/machines.ts";
import { machineArn } from "../../requests/arns.ts";
import type { Run } from "../run.ts";

/**
 * Measures executions and their tasks for CloudWatch's namespace AWS/States (Step Functions Developer Guide, "Step
 * Functions metrics for CloudWatch"). Everything follows from the events of histories.
 */
export interface ExecutionMetrics {
  /** Measures events that are on disk. */
  measure(run: Run, events: readonly HistoryEvent[]): void;
  /** Takes note of events of before a restart, so that the tasks that are open in them are measured when they end. */
  note(run: Run, events: readonly HistoryEvent[]): void;
}

type Dimensions = Readonly<Record<string, string>>;

/** How metrics of one kind of task are called. */
interface TaskMetrics {
  readonly dimension: string;
  /** Before `Scheduled`, `Started` and the ways to end. */
  readonly count: string;
  /** Before `ScheduleTime`, `RunTime` and `Time`. */
  readonly time: string;
}

const kinds: readonly (readonly [prefix: string, metrics: TaskMetrics])[] = [
  ["LambdaFunction", { dimension: "LambdaFunctionArn", count: "LambdaFunctions", time: "LambdaFunction" }],
  ["Activity", { dimension: "ActivityArn", count: "Activities", time: "Activity" }],
  ["Task", { dimension: "ServiceIntegrationResourceArn", count: "ServiceIntegrations", time: "ServiceIntegration" }],
];

/** A task that was scheduled and has not ended. Times in milliseconds since 1970. */
interface MeasuredTask {
  readonly metrics: TaskMetrics;
  readonly dimensions: Dimensions;
  readonly scheduled: number;
  started: number | undefined;
}

const executionEnd = /^Execution(Succeeded|Failed|Aborted|TimedOut)$/;
const taskEvent = /^(LambdaFunction|Activity|Task)(Scheduled|Started|Submitted|Succeeded|TimedOut|\w*Failed)$/;

/** @param recorder keeps data points for CloudWatch */
export function createExecutionMetrics(recorder: ServiceHost["metrics"]): ExecutionMetrics {
  /** Open tasks by the id of the newest event of each: the next event of a task names it as its previous one. */
  const openTasks = new WeakMap<Run, Map<number, MeasuredTask>>();

  function record(run: Run, name: string, dimensions: Dimensions, milliseconds?: number): void {
    recorder.record(run.home, {
      namespace: "AWS/States",
      name,
      dimensions,
      unit: milliseconds === undefined ? "Count" : "Milliseconds",
      value: milliseconds ?? 1,
    });
  }

  function measureExecution(run: Run, event: HistoryEvent): void {
    const end = executionEnd.exec(event.type)?.[1];
    if (end === undefined && event.type !== "ExecutionStarted" && event.type !== "ExecutionRedriven") return;
    // Executions of map runs are measured with the execution that has the map run.
    if (run.machine.name.includes("/")) return;
    for (const dimensions of dimensionsOf(run)) {
      if (end === undefined) {
        record(run, event.type === "ExecutionStarted" ? "ExecutionsStarted" : "ExecutionsRedriven", dimensions);
        continue;
      }
      record(run, `Executions${end}`, dimensions);
      if (run.redrives > 0) record(run, `RedrivenExecutions${end}`, dimensions);
      record(run, "ExecutionTime", dimensions, event.timestamp - run.started);
    }
  }

  function follow(run: Run, event: HistoryEvent, shows: boolean): void {
    const [, prefix = "", step = ""] = taskEvent.exec(event.type) ?? [];
    if (prefix === "") return;
    let open = openTasks.get(run);
    if (!open) openTasks.set(run, (open = new Map()));
    const task = step === "Scheduled" ? schedule(run, prefix, event) : open.get(event.previousEventId);
    if (!task) return;
    open.delete(event.previousEventId);
    if (shows) measureTask(run, task, { step, at: event.timestamp, isHeartbeat: isHeartbeat(event) });
    if (step === "Started") task.started = event.timestamp;
    if (step === "Scheduled" || step === "Started" || step === "Submitted") open.set(event.id, task);
  }

  function measureTask(
    run: Run,
    { metrics, dimensions, scheduled, started }: MeasuredTask,
    { step, at, isHeartbeat }: { step: string; at: number; isHeartbeat: boolean },
  ): void {
    if (step === "Submitted") return;
    const end = step.endsWith("Failed") ? "Failed" : step;
    const name = end === "TimedOut" && isHeartbeat ? "HeartbeatTimedOut" : end;
    record(run, `${metrics.count}${name}`, dimensions);
    if (step === "Started") record(run, `${metrics.time}ScheduleTime`, dimensions, at - scheduled);
    if (step === "Scheduled" || step === "Started") return;
    if (started !== undefined) record(run, `${metrics.time}RunTime`, dimensions, at - started);
    record(run, `${metrics.time}Time`, dimensions, at - scheduled);
  }

  return {
    measure(run, events) {
      for (const event of events) {
        if (event.type.startsWith("Execution")) measureExecution(run, event);
        else follow(run, event, true);
      }
    },
    note(run, events) {
      for (const event of events) follow(run, event, false);
    },
  };
}

const known = new WeakMap<MachineRecord, readonly Dimensions[]>();

/** Most executions are started by the machine itself; those of one machine have the same dimensions. */
function dimensionsOf(run: Run): readonly Dimensions[] {
  if (run.version !== undefined || run.alias !== undefined) return makeDimensions(run);
  let dimensions = known.get(run.machine);
  if (!dimensions) known.set(run.machine, (dimensions = makeDimensions(run)));
  return dimensions;
}

/** The account, the machine, and the version and alias that the execution was started by. */
function makeDimensions({ home, machine, version, alias }: Run): Dimensions[] {
  const StateMachineArn = machineArn(home, machine.name);
  return [
    {},
    { StateMachineArn },
    ...(version === undefined ? [] : [{ StateMachineArn, Version: String(version) }]),
    ...(alias === undefined ? [] : [{ StateMachineArn, Alias: alias }]),
  ];
}

function schedule(run: Run, prefix: string, event: HistoryEvent): MeasuredTask | undefined {
  const metrics = kinds.find(([name]) => name === prefix)?.[1];
  const resource = scheduledResource(run, event);
  if (!metrics || resource === undefined) return undefined;
  return { metrics, dimensions: { [metrics.dimension]: resource }, scheduled: event.timestamp, started: undefined };
}

/** CloudWatch shows integrations with region and account: `arn:aws:states:us-east-1:123456789012:lambda:invoke`. */
function scheduledResource({ home }: Run, event: HistoryEvent): string | undefined {
  const task = event.taskScheduledEventDetails;
  if (task) {
    const path = `${String(task["resourceType"])}:${String(task["resource"])}`;
    return arnIn(home, "states", path);
  }
  const details = event.lambdaFunctionScheduledEventDetails ?? event.activityScheduledEventDetails;
  return details && String(details["resource"]);
}

function isHeartbeat(event: HistoryEvent): boolean {
  return event.activityTimedOutEventDetails?.["error"] === "States.HeartbeatTimeout";
}
