import { type Payload, textOf } from "../payload.ts";
import type { EventContent } from "../execution/history.ts";

const whole = { truncated: false };

interface Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** @param input JSON text */
export function executionStarted(input: string, roleArn: string | undefined): EventContent {
  return { type: "ExecutionStarted", executionStartedEventDetails: { input, inputDetails: whole, roleArn } };
}

/** @param output is shown whole: nothing is truncated here */
export function executionSucceeded(output: Payload): EventContent {
  return {
    type: "ExecutionSucceeded",
    executionSucceededEventDetails: { output: textOf(output), outputDetails: whole },
  };
}

/** The last event of an execution with the status FAILED. */
export function executionFailed(failure: Failure): EventContent {
  return { type: "ExecutionFailed", executionFailedEventDetails: detailsOf(failure) };
}

/** The last event of an execution with the status TIMED_OUT. */
export function executionTimedOut(failure: Failure): EventContent {
  return { type: "ExecutionTimedOut", executionTimedOutEventDetails: detailsOf(failure) };
}

/** The last event of an execution with the status ABORTED: StopExecution gives its error and cause. */
export function executionAborted(failure: Failure): EventContent {
  return { type: "ExecutionAborted", executionAbortedEventDetails: detailsOf(failure) };
}

/**
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 * @param redriveCount from 1
 */
export function executionRedriven(redriveCount: number): EventContent {
  return { type: "ExecutionRedriven", executionRedrivenEventDetails: { redriveCount } };
}

/** Absent members are left out, as on AWS (recorded: a Fail state without Error and Cause). */
export function detailsOf({ error, cause }: Failure): Record<string, string> {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}
