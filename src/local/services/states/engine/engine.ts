import { AwsError } from "../../../aws-error.ts";
import type { ServiceHost } from "../../../service.ts";
import { fullDiskStatus } from "../../../store/store-error.ts";
import { chooseIntegration } from "../integrations/choose-integration.ts";
import { abortLeftovers } from "../map-runs/abort-leftovers.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { Records } from "../records/records.ts";
import { createActivityQueues, type ActivityQueues } from "./queues/activity-queues.ts";
import { beginExecution, type Started, type StartRequest } from "./begin-execution.ts";
import {
  answerTask,
  dropTasks,
  mapRunsSettled,
  startSync,
  stopExecution,
  type TaskAnswer,
  watchEnd,
} from "./control-executions.ts";
import { createDeletions } from "./deletions.ts";
import { dispatch, dispatchStart } from "./dispatch.ts";
import type { EngineContext } from "./engine-context.ts";
import { createExecutionMetrics } from "./reports/execution-metrics.ts";
import { createLogDelivery } from "./reports/log-delivery.ts";
import { createStartQueue } from "./queues/start-queue.ts";
import { createStatusEvents } from "./reports/status-events.ts";
import { createPruning } from "./prune.ts";
import { redriveExecution } from "./redrive.ts";
import { createRestoring } from "./restore.ts";
import { resumeAll } from "./resume.ts";
import { createRevisionLoader } from "./revisions.ts";
import { testState, type TestedExecution } from "./test-state.ts";
import { createTimerQueue } from "./queues/timer-queue.ts";
import { steadyNow } from "../../../../steady-clock.ts";

/** Runs executions: their waits, tasks and journal. */
export type Engine = ReturnType<typeof createEngine>;

/** Connects the parts of the engine. `resume` continues what ran when the data folder was last used. */
export function createEngine(host: ServiceHost, records: Records) {
  let open = true;
  let ready: Promise<void> = Promise.resolve();
  let leftovers: Promise<void> = Promise.resolve();
  const isOpen = () => open;
  const now = () => host.now();
  const activities: ActivityQueues = createActivityQueues();
  const restoring = createRestoring(() => context);
  const deletions = createDeletions(records, createPruning(records, { now, isOpen }));
  const context: EngineContext = {
    host,
    records,
    timers: createTimerQueue(now, steadyNow),
    running: new Map(),
    express: new Set(),
    tokens: new Map(),
    mapRuns: new Map(),
    loadRevision: createRevisionLoader(records.machines),
    dispatch: (run, stimulus) => dispatch(context, run, stimulus),
    start: (run, at) => dispatchStart(context, run, at),
    redrive: (record, clientToken) => redriveExecution(context, record, clientToken),
    chooseIntegration: (resource) =>
      chooseIntegration(resource, { activities, watchEnd: (arn, notify) => watchEnd(context, arn, notify) }),
    logs: createLogDelivery(host),
    statusEvents: createStatusEvents(host),
    metrics: createExecutionMetrics(host.metrics),
    isDeleting: deletions.isDeleting,
    ended: (run) => deletions.noteEnd(run.machine.id),
    restore: restoring.restore,
    isOpen,
  };
  const starts = createStartQueue(() => context.running.size + context.express.size);

  async function resumeRunning(): Promise<void> {
    await resumeAll(context);
    leftovers = abortLeftovers(context).catch((error: unknown) => host.log(`states: ${String(error)}`));
    deletions.finish();
  }

  return {
    /** Resolves when every execution that ran before the restart is in memory again. */
    ready: () => ready,
    activities,
    /** Resolves when a caller may start an execution; rejects as of `StartQueue`. */
    startTurn: starts.turn,
    start: (request: StartRequest): Started => beginExecution(context, request),
    startSync: (request: StartRequest) => startSync(context, request),
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
    async stop(execution: number, reason: { error?: string; cause?: string }): Promise<void> {
      await ready;
      await stopExecution(context, execution, reason);
    },
    async settled(execution: number): Promise<void> {
      await ready;
      await leftovers;
      await mapRunsSettled(context, execution);
    },
    /** When an ended execution was redriven, in milliseconds since 1970; undefined when it runs already. */
    async redrive(execution: ExecutionRecord, clientToken: string | undefined): Promise<number | undefined> {
      const run = await redriveExecution(context, execution, clientToken);
      return run && records.executions.get(execution.id)?.redriven;
    },
    async answerTask(token: string, answer: TaskAnswer): Promise<void> {
      await ready;
      await answerTask(context, token, answer);
    },
    deleteMachine: deletions.add,
    resume(): Promise<void> {
      deletions.resume();
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
      dropTasks(context);
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
