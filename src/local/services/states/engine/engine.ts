import { AwsError } from "../../../aws-error.ts";
import type { ServiceHost } from "../../../service.ts";
import { fullDiskStatus } from "../../../store/store-error.ts";
import { chooseIntegration } from "../integrations/choose-integration.ts";
import { abortLeftovers } from "../map-runs/abort-leftovers.ts";
import type { Ending, ExecutionRecord } from "../records/execution-record.ts";
import type { Records } from "../records/records.ts";
import { parseExecutionArn } from "../requests/arns.ts";
import { invalidToken, taskTimedOut } from "../requests/errors.ts";
import { createActivityQueues, type ActivityQueues } from "./activity-queues.ts";
import { beginExecution, type Started, type StartRequest } from "./begin-execution.ts";
import { dispatch, dispatchStart } from "./dispatch.ts";
import type { EngineContext } from "./engine-context.ts";
import { createExecutionMetrics } from "./execution-metrics.ts";
import { createLogDelivery } from "./log-delivery.ts";
import { createStartQueue } from "./start-queue.ts";
import { createStatusEvents } from "./status-events.ts";
import { createPruning } from "./prune.ts";
import { redriveExecution } from "./redrive.ts";
import { createRestoring } from "./restore.ts";
import { resumeAll } from "./resume.ts";
import { createRevisionLoader } from "./revisions.ts";
import type { Run } from "./run.ts";
import { testState, type TestedExecution } from "./test-state.ts";
import { createTimerQueue } from "./timer-queue.ts";
import { steadyNow } from "../../../../steady-clock.ts";

/** What a worker says of the task whose token it holds. */
export type TaskAnswer =
  | { readonly kind: "taskSucceeded"; readonly output: string }
  | { readonly kind: "taskFailed"; readonly error?: string; readonly cause?: string }
  | { readonly kind: "taskHeartbeat" };

/** Runs executions: their waits, tasks and journal. */
export type Engine = ReturnType<typeof createEngine>;

export function createEngine(host: ServiceHost, records: Records) {
  let open = true;
  let ready: Promise<void> = Promise.resolve();
  let leftovers: Promise<void> = Promise.resolve();
  const isOpen = () => open;
  const now = () => host.now();
  const pruning = createPruning(records, { now, isOpen });
  const activities: ActivityQueues = createActivityQueues();
  const restoring = createRestoring(() => context);
  const context: EngineContext = {
    host,
    records,
    timers: createTimerQueue(now, steadyNow),
    running: new Map(),
    express: new Set(),
    tokens: new Map(),
    mapRuns: new Map(),
    deleting: new Set(),
    loadRevision: createRevisionLoader(records.machines),
    dispatch: (run, stimulus) => dispatch(context, run, stimulus),
    start: (run, at) => dispatchStart(context, run, at),
    redrive: (record, clientToken) => redriveExecution(context, record, clientToken),
    chooseIntegration: (resource) => chooseIntegration(resource, { activities, watchEnd }),
    logs: createLogDelivery(host),
    statusEvents: createStatusEvents(host),
    metrics: createExecutionMetrics(host.metrics),
    ended,
    restore: restoring.restore,
    isOpen,
  };

  const starts = createStartQueue(() => context.running.size + context.express.size);

  function ended(run: Run): void {
    pruning.noteEnd(run.machine.id);
    if (context.deleting.has(run.machine.id)) finishDeletion(run.machine.id);
  }

  function finishDeletion(machine: number): void {
    if (records.executions.hasRunning(machine)) return;
    records.store.write(() => records.machines.remove(machine));
    context.deleting.delete(machine);
    pruning.sweep();
  }

  async function resumeRunning(): Promise<void> {
    await resumeAll(context);
    leftovers = abortLeftovers(context).catch((error: unknown) => host.log(`states: ${String(error)}`));
    for (const machine of context.deleting) finishDeletion(machine);
  }

  /** Calls back when a running execution ends; false when it does not run. */
  function watchEnd(arn: string, notify: () => void): boolean {
    const { machine, name, ...home } = parseExecutionArn(arn);
    const record = records.machines.find(home, machine);
    const execution = record && records.executions.find(record.id, name);
    const run = execution && context.running.get(execution.id);
    run?.onEnd.push(notify);
    return run !== undefined;
  }

  return {
    /** Resolves when every execution that ran before the restart is in memory again. */
    ready: () => ready,
    activities,
    /** Resolves when a caller may start an execution; rejects as of `StartQueue`. */
    startTurn: starts.turn,
    start: (request: StartRequest): Started => beginExecution(context, request),
    /** Runs an execution of an Express machine to its end. */
    async startSync(request: StartRequest): Promise<Started & { ending: Ending }> {
      const { promise, resolve } = Promise.withResolvers<Ending>();
      const started = beginExecution(context, request, resolve);
      return { ...started, ending: await promise };
    },
    /**
     * @throws AwsError `InternalFailure` when the disk did not take an execution's last step: what is stored of it, as
     * running, would be no answer
     */
    checkStored(execution: number): void {
      if (restoring.isStalled(execution)) throw stalledByDisk();
    },
    /** The role that executions of a revision run as. */
    roleOf: (revision: number) => context.loadRevision(revision).record.roleArn,
    testState: (test: TestedExecution) => testState(context, test),
    /** Ends a running execution as ABORTED; nothing happens to one that has ended meanwhile. */
    async stop(execution: number, reason: { error?: string; cause?: string }): Promise<void> {
      await ready;
      const run = context.running.get(execution);
      if (run) await dispatch(context, run, { kind: "abort", at: run.clock.now(), ...reason });
    },
    /** Resolves when map runs that an ended execution broke off have ended too. */
    async settled(execution: number): Promise<void> {
      await ready;
      await leftovers;
      for (const { arn } of records.mapRuns.list(execution, { after: 0, limit: -1 }))
        await context.mapRuns.get(arn)?.settled;
    },
    /** When an ended execution was redriven, in milliseconds since 1970; undefined when it runs already. */
    async redrive(execution: ExecutionRecord, clientToken: string | undefined): Promise<number | undefined> {
      const run = await redriveExecution(context, execution, clientToken);
      return run && records.executions.get(execution.id)?.redriven;
    },
    /** @throws TaskTimedOut when the task is over, InvalidToken when there never was one of that token */
    async answerTask(token: string, answer: TaskAnswer): Promise<void> {
      await ready;
      const holder = context.tokens.get(token);
      if (!holder) throw records.taskTokens.known(token) ? taskTimedOut() : invalidToken();
      await dispatch(context, holder.run, { ...answer, task: holder.task, at: holder.run.clock.now() });
    },
    /** Deletes a machine as soon as none of its executions runs. */
    deleteMachine(machine: number): void {
      context.deleting.add(machine);
      finishDeletion(machine);
    },
    resume(): Promise<void> {
      for (const { id } of records.machines.deleting()) context.deleting.add(id);
      pruning.sweep();
      ready = resumeRunning();
      return ready;
    },
    /** A map run on its way, by ARN. */
    mapRun: (arn: string) => context.mapRuns.get(arn),
    busy: () => context.running.size > 0 || context.express.size > 0 || context.mapRuns.size > 0,
    close(): void {
      open = false;
      context.timers.close();
      starts.close();
      activities.close();
      for (const run of [...context.running.values(), ...context.express]) {
        for (const { controller } of [...run.tasks.values(), ...run.mapRuns.values()]) controller.abort("lost");
      }
    },
  };
}

function stalledByDisk(): AwsError {
  return new AwsError(
    "InternalFailure",
    "The disk that holds the local endpoint's data folder is full. The execution continues as soon as there is room.",
    { statusCode: fullDiskStatus, localFault: "disk-full-execution-waits" },
  );
}
