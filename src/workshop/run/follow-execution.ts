import { setTimeout as sleep } from "node:timers/promises";
import { describeExecution, type ExecutionView } from "../../aws/execution/read-execution.ts";
import { createHistoryReader, type HistoryEvent } from "../../aws/execution/read-history.ts";
import { retrying, throttled } from "../../aws/retry.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { createStateHistory, type StateVisit } from "./state-history.ts";

/** An execution at its end, with the states it passed. */
export interface FollowedExecution {
  readonly execution: ExecutionView;
  readonly visits: StateVisit[];
}

/** Which execution is followed, and how far. */
export interface Following {
  readonly arn: string;
  readonly machine: string;
  /** Told of the events that each look finds. */
  readonly onEvents?: ((events: readonly HistoryEvent[]) => void) | undefined;
  /** Asked after each look: following ends early when it answers true. */
  readonly until?: (visits: readonly StateVisit[]) => boolean;
}

/** Follows an execution state by state until it ends. The history is read once more after the end. */
export async function followExecution(environment: Environment, options: Following): Promise<FollowedExecution> {
  const { session, port, signal } = environment;
  const reader = createHistoryReader(session, options.arn);
  const history = createStateHistory();
  port.notify({ type: "step-started", step: { code: "step-machine-runs", values: { machine: options.machine } } });
  const report = async (): Promise<void> => {
    const events = await retrying(() => reader.readNew(), {
      operation: "GetExecutionHistory",
      passes: throttled,
      onRetry: (retry) => port.notify({ type: "retry", ...retry }),
      signal,
    });
    options.onEvents?.(events);
    for (const state of history.add(events)) port.notify({ type: "state", state });
  };
  for (;;) {
    const execution = await describeExecution(session, options.arn);
    await report();
    if (execution === undefined) throw executionGone(options.arn);
    const early = execution.status === "RUNNING" && options.until?.(history.visits()) === true;
    if (execution.status !== "RUNNING" || early) {
      if (!early) await report();
      const visits = history.visits();
      port.notify({ type: "execution-ended", machine: options.machine, status: execution.status ?? "" });
      return { execution, visits };
    }
    await sleep(Math.min(session.pollMs, 1000), undefined, { signal });
  }
}

function executionGone(arn: string): UserError {
  return new UserError({ code: "execution-not-found", values: { execution: arn, recent: [] } });
}
