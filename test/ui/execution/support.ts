import type { InspectedRun, InspectedState } from "../../../src/workshop/inspect/execution-view.ts";
import type { Attempt } from "../../../src/workshop/inspect/attempts.ts";

/** A visit that succeeded, with what a test gives it. */
export function visitOf(name: string, more: Partial<InspectedState> = {}): InspectedState {
  return {
    name,
    type: "Task",
    status: "succeeded",
    startMs: 0,
    durationMs: 10,
    attempts: 1,
    depth: 0,
    error: undefined,
    cause: undefined,
    input: undefined,
    output: undefined,
    inputValue: undefined,
    outputValue: undefined,
    tries: [],
    ...more,
  };
}

export function attemptOf(scheduledMs: number, endedMs: number, more: Partial<Attempt> = {}): Attempt {
  return {
    scheduledMs,
    startedMs: scheduledMs,
    endedMs,
    status: "succeeded",
    error: undefined,
    cause: undefined,
    functionName: undefined,
    requestId: undefined,
    ...more,
  };
}

/** Data as JSON text and as value. */
export function dataOf(input: object, output: object): Partial<InspectedState> {
  return { inputValue: input, outputValue: output, input: JSON.stringify(input), output: JSON.stringify(output) };
}

export function runOf(states: readonly InspectedState[], definition?: string): InspectedRun {
  return {
    execution: {
      name: "first",
      arn: "arn:aws:states:us-west-2:123456789012:execution:RiderPhotoProcessing-4:first",
      machineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing-4",
      status: "SUCCEEDED",
      startedAt: new Date(0),
      endedAt: new Date(30),
      input: "{}",
      output: "{}",
      error: undefined,
      cause: undefined,
    },
    outcome: { kind: "accepted", reason: undefined, error: undefined },
    states,
    events: [],
    definition,
  };
}
