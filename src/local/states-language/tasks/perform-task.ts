import { errorNames } from "../errors/error-names.ts";
import { StatesError } from "../errors/states-error.ts";
import { record } from "../events/record.ts";
import type { ScheduledTask, TaskVocabulary } from "../events/task-vocabulary.ts";
import { awaitStimulus, type Routine } from "../execution/routine.ts";
import type { Branch, Run } from "../execution/run.ts";
import type { Visit } from "../execution/visit.ts";
import { type Payload, payloadOfText } from "../payload.ts";
import { dataLimitExceeded, exceedsPayloadLimit } from "../size-limit.ts";
import type { Stimulus } from "../types.ts";
import { vocabularyOf } from "./resource.ts";

/**
 * Has the host do a task, and writes its events into the history.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 * @throws StatesError when the task failed, took too long, sent no heartbeat, or gave too much
 */
export function* performTask(resource: string, scheduled: ScheduledTask, visit: Visit): Routine<Payload> {
  const { branch } = visit;
  const { run } = branch;
  const vocabulary = vocabularyOf(resource, regionOf(run));
  const eventId = record(branch, vocabulary.scheduled(scheduled));
  const task = `task-${eventId}`;
  const deadlines = createDeadlines(run, scheduled, eventId);
  if (vocabulary.clocksFrom === "scheduling") deadlines.begin();
  run.command({
    kind: "runTask",
    task,
    resource,
    input: scheduled.input,
    ...(scheduled.timeoutSeconds === undefined ? {} : { timeoutSeconds: scheduled.timeoutSeconds }),
    ...(scheduled.heartbeatSeconds === undefined ? {} : { heartbeatSeconds: scheduled.heartbeatSeconds }),
    ...(visit.taskToken === undefined ? {} : { taskToken: visit.taskToken }),
    ...(scheduled.roleArn === undefined ? {} : { roleArn: scheduled.roleArn }),
  });
  let pending = true;
  try {
    for (;;) {
      const stimulus = yield* awaitStimulus(task, ...deadlines.names());
      pending = stimulus.kind !== "taskSucceeded" && stimulus.kind !== "taskFailed";
      const result = react(stimulus, { branch, vocabulary, deadlines });
      if (result !== undefined) return result;
    }
  } finally {
    deadlines.cancel();
    if (pending) run.command({ kind: "cancelTask", task });
  }
}

interface TaskInProgress {
  readonly branch: Branch;
  readonly vocabulary: TaskVocabulary;
  readonly deadlines: Deadlines;
}

/** The result, once the stimulus brings it; undefined while the task continues. */
function react(stimulus: Stimulus, { branch, vocabulary, deadlines }: TaskInProgress): Payload | undefined {
  switch (stimulus.kind) {
    case "taskStarted":
      record(branch, vocabulary.started(stimulus.workerName));
      if (vocabulary.clocksFrom === "start") deadlines.begin();
      return undefined;
    case "taskSubmitted":
      record(branch, vocabulary.submitted(stimulus.output));
      return undefined;
    case "taskHeartbeat":
      deadlines.postpone();
      return undefined;
    case "taskSucceeded":
      if (exceedsPayloadLimit(stimulus.output)) return fail(branch, vocabulary, dataLimitExceeded(vocabulary.name));
      record(branch, vocabulary.succeeded(stimulus.output));
      return payloadOfText(stimulus.output);
    case "taskFailed": {
      const { error, cause, phase } = stimulus;
      record(branch, vocabulary.failed({ error, cause, phase }));
      throw new StatesError({ error, cause });
    }
    case "timer": {
      const error = deadlines.isHeartbeat(stimulus.timer) ? errorNames.heartbeatTimeout : errorNames.timeout;
      record(branch, vocabulary.timedOut({ error, cause: undefined }));
      throw new StatesError({ error, alias: errorNames.timeout });
    }
    default:
      return undefined;
  }
}

function fail(branch: Branch, vocabulary: TaskVocabulary, failure: StatesError): never {
  record(branch, vocabulary.failed({ error: failure.error, cause: failure.reason }));
  throw failure;
}

/**
 * The timers that end a task: its timeout, and its heartbeat, which every heartbeat puts off. Those of an activity run
 * from the moment a worker takes the task ("Activities" in the developer guide): what nobody polls for ends only with
 * the machine's own timeout.
 */
interface Deadlines {
  begin(): void;
  names(): string[];
  isHeartbeat(timer: string): boolean;
  postpone(): void;
  cancel(): void;
}

function createDeadlines(run: Run, task: ScheduledTask, eventId: number): Deadlines {
  const timers = new Set<string>();
  let heartbeats = 0;
  const set = (timer: string, seconds: number): void => {
    timers.add(timer);
    run.command({ kind: "setTimer", timer, at: run.history.now + seconds * 1000 });
  };
  const drop = (timer: string): void => {
    if (timers.delete(timer)) run.command({ kind: "cancelTimer", timer });
  };
  const heartbeat = (): string => `heartbeat-${eventId}-${heartbeats}`;
  return {
    begin() {
      if (task.timeoutSeconds !== undefined) set(`timeout-${eventId}`, task.timeoutSeconds);
      if (task.heartbeatSeconds !== undefined) set(heartbeat(), task.heartbeatSeconds);
    },
    names: () => [...timers],
    isHeartbeat: (timer) => timer === heartbeat(),
    postpone() {
      if (task.heartbeatSeconds === undefined || !timers.has(heartbeat())) return;
      drop(heartbeat());
      heartbeats += 1;
      set(heartbeat(), task.heartbeatSeconds);
    },
    cancel() {
      for (const timer of timers) drop(timer);
    },
  };
}

function regionOf(run: Run): string {
  return /^(?:[^:]*:){3}([^:]*)/.exec(run.identity.executionArn)?.[1] ?? "";
}
