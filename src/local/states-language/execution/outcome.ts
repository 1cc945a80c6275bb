import { errorNames } from "../errors/error-names.ts";
import { StatesError } from "../errors/states-error.ts";
import {
  executionAborted,
  executionFailed,
  executionSucceeded,
  executionTimedOut,
} from "../events/execution-events.ts";
import { record } from "../events/record.ts";
import { type Payload, textOf } from "../payload.ts";
import type { Outcome, Stimulus } from "../types.ts";
import { HistoryFullError, mostEvents } from "./history.ts";
import type { Branch } from "./run.ts";
import type { Fiber } from "./scheduler.ts";

/**
 * Writes the last event of an execution and returns its outcome. Undefined while the fiber of its states runs.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export function outcomeOf({ outcome }: Fiber<Payload>, main: Branch): Outcome | undefined {
  if (outcome === undefined) return undefined;
  if ("result" in outcome) {
    record(main, executionSucceeded(outcome.result));
    return { status: "SUCCEEDED", output: textOf(outcome.result) };
  }
  const failure = describe(outcome.error);
  main.run.history.writeLast(executionFailed(failure), main.cursor);
  return { status: "FAILED", ...present(failure) };
}

/** Ends an execution that took longer than its `TimeoutSeconds`. */
export function timeOut({ run, cursor }: Branch): Outcome {
  const failure = { error: errorNames.timeout, cause: undefined };
  run.history.writeLast(executionTimedOut(failure), cursor);
  return { status: "TIMED_OUT", error: errorNames.timeout };
}

/** Ends an execution that somebody stopped. */
export function abort({ run, cursor }: Branch, { error, cause }: Extract<Stimulus, { kind: "abort" }>): Outcome {
  const failure = { error, cause };
  run.history.writeLast(executionAborted(failure), cursor);
  return { status: "ABORTED", ...present(failure) };
}

interface Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** @throws what is neither an error of a state nor a full history: a defect of the interpreter */
function describe(thrown: unknown): Failure {
  if (thrown instanceof StatesError) return { error: thrown.error, cause: thrown.reason };
  if (thrown instanceof HistoryFullError) {
    const cause = `The execution reached the maximum number of history events (${mostEvents}).`;
    return { error: errorNames.runtime, cause };
  }
  throw thrown;
}

function present({ error, cause }: Failure): { error?: string; cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}
