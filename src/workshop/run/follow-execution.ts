import { setTimeout as sleep } from "node:timers/promises";
import { describeExecution, type ExecutionStatus, type ExecutionView } from "../../aws/execution/read-execution.ts";
import { createHistoryReader, type HistoryEvent } from "../../aws/execution/read-history.ts";
import { pollUntilFound } from "../../aws/poll-until-found.ts";
import { retrying, throttled, type RetryReason } from "../../aws/retry.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { createStateHistory } from "./state-history.ts";
import type { StateVisit } from "./visit-tree.ts";

/** An execution at its end, with the states it passed. */
interface FollowedExecution {
  readonly execution: ExecutionView;
  readonly visits: StateVisit[];
}

/** Which execution is followed, and how far. */
interface Following {
  readonly arn: string;
  readonly machine: string;
  /** Called with the events that each look finds. */
  readonly onEvents?: ((events: readonly HistoryEvent[]) => void) | undefined;
  /** Asked after each look: following ends early when it answers true. */
  readonly until?: (visits: readonly StateVisit[]) => boolean;
}

/**
 * An execution that was seen and is missed this often in a row was deleted with its machine; before that, an answer is
 * old.
 */
const mostMisses = 4;

/** How long a description may lag behind the history, in milliseconds. */
const missedPatienceMs = 5000;

/** How the last event of a history says that the execution ended. */
const endings: Readonly<Partial<Record<string, ExecutionStatus>>> = {
  ExecutionSucceeded: "SUCCEEDED",
  ExecutionFailed: "FAILED",
  ExecutionAborted: "ABORTED",
  ExecutionTimedOut: "TIMED_OUT",
};

/**
 * Follows an execution state by state until it ends, by its history alone: its last event is the end. An execution
 * that was started moments ago may not be seen yet (Step Functions API Reference: reads are eventually consistent).
 */
export async function followExecution(environment: Environment, options: Following): Promise<FollowedExecution> {
  const { session, port, signal } = environment;
  const reader = createHistoryReader(session, options.arn);
  const history = createStateHistory();
  port.notify({ type: "step-started", step: { code: "step-machine-runs", values: { machine: options.machine } } });
  let seen = false;
  let misses = 0;
  const notShown = (error: unknown): RetryReason | undefined => {
    if (!isGone(error)) return undefined;
    if (!seen) return { code: "execution-not-visible" };
    misses += 1;
    return misses > mostMisses ? undefined : { code: "execution-not-shown" };
  };
  for (;;) {
    const events = await retrying(() => reader.readNew(), {
      operation: "GetExecutionHistory",
      passes: (error) => throttled(error) ?? notShown(error),
      firstWaitMs: Math.min(session.pollMs, 500),
      onRetry: (retry) => port.notify({ type: "retry", ...retry }),
      signal,
    }).catch((error: unknown) => {
      throw isGone(error) ? executionGone(options.arn) : error;
    });
    seen = true;
    misses = 0;
    options.onEvents?.(events);
    for (const state of history.add(events)) port.notify({ type: "state", state });
    const last = events.at(-1);
    const status = last?.type === undefined ? undefined : endings[last.type];
    if (last !== undefined && status !== undefined) {
      const execution = await readEnd(environment, { arn: options.arn, last, status });
      port.notify({ type: "execution-ended", machine: options.machine, status });
      return { execution, visits: history.visits() };
    }
    if (options.until?.(history.visits()) === true) return leaveEarly(environment, options, history.visits());
    await sleep(Math.min(session.pollMs, 1000) * (0.8 + 0.4 * Math.random()), undefined, { signal });
  }
}

async function leaveEarly(
  environment: Environment,
  { arn, machine }: Following,
  visits: StateVisit[],
): Promise<FollowedExecution> {
  const { port } = environment;
  const execution = await describeSeen(environment, arn);
  port.notify({ type: "execution-ended", machine, status: execution.status ?? "" });
  return { execution, visits };
}

/** The execution at its end: a description that still says RUNNING is older than the history. */
async function readEnd(
  environment: Environment,
  { arn, last, status }: { arn: string; last: HistoryEvent; status: ExecutionStatus },
): Promise<ExecutionView> {
  const execution = await describeSeen(environment, arn);
  if (execution.status === status) return execution;
  const failure =
    last.executionFailedEventDetails ?? last.executionTimedOutEventDetails ?? last.executionAbortedEventDetails;
  return {
    ...execution,
    status,
    endedAt: last.timestamp,
    output: last.executionSucceededEventDetails?.output,
    error: failure?.error,
    cause: failure?.cause,
  };
}

/** Describes an execution whose history was seen. */
async function describeSeen({ session, signal }: Environment, arn: string): Promise<ExecutionView> {
  const look = () => describeExecution(session, arn);
  const { pollMs } = session;
  const execution = await pollUntilFound(look, { onWait: () => {}, signal, pollMs, patienceMs: missedPatienceMs });
  if (execution === undefined) throw executionGone(arn);
  return execution;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === "ExecutionDoesNotExist";
}

function executionGone(arn: string): UserError {
  return new UserError({ code: "execution-not-found", values: { execution: arn, recent: [] } });
}
