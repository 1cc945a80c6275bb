import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStatesHost, type StatesHost } from "../support/states-host.ts";
import { refusalOf } from "../support/refusal.ts";

let host: StatesHost;
beforeEach(() => {
  host = openStatesHost({});
});
afterEach(() => host.close());

const testState = (state: object, request: object) =>
  host.call("TestState", { definition: JSON.stringify(state), inspectionLevel: "DEBUG", ...request });
const failing = (error: string, cause?: string) => ({ errorOutput: { error, ...(cause !== undefined && { cause }) } });

const task = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "f" }, End: true };

describe("Retry of a state with an error made up", () => {
  const Retry = [{ ErrorEquals: ["Lambda.ServiceException"], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }];

  test.each([
    [0, 2],
    [1, 4],
    [2, 8],
  ])("after %i attempts waits %i seconds, as in the developer guide", async (retrierRetryCount, seconds) => {
    const mock = failing("Lambda.ServiceException", "Service error");
    const answer = await testState({ ...task, Retry }, { mock, stateConfiguration: { retrierRetryCount } });
    expect(answer).toEqual({
      status: "RETRIABLE",
      error: "Lambda.ServiceException",
      cause: "Service error",
      inspectionData: {
        input: "{}",
        afterInputPath: "{}",
        afterParameters: '{"FunctionName":"f"}',
        errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: seconds },
      },
    });
  });

  test.each([
    ["the configuration", { stateConfiguration: { retrierRetryCount: 3 } }],
    ["the context object", { context: '{"State":{"RetryCount":3}}' }],
  ])("is used up when %s says so: the catcher takes the error", async (_, more) => {
    const state = { ...task, Retry, Catch: [{ ErrorEquals: ["States.ALL"], Next: "Mend", ResultPath: "$.error" }] };
    const answer = await testState(state, { input: '{"a":1}', mock: failing("Lambda.ServiceException", ""), ...more });
    expect(answer).toMatchObject({
      status: "CAUGHT_ERROR",
      nextState: "Mend",
      output: '{"a":1,"error":{"Error":"Lambda.ServiceException","Cause":""}}',
      inspectionData: { errorDetails: { catchIndex: 0 } },
    });
  });

  test("never makes the caller wait, however long the back-off and however short", async () => {
    for (const IntervalSeconds of [1, 99_999_999]) {
      const state = { ...task, Retry: [{ ErrorEquals: ["E"], IntervalSeconds, JitterStrategy: "FULL" }] };
      expect(await testState(state, { mock: failing("E") })).toMatchObject({ status: "RETRIABLE", error: "E" });
    }
  });

  test("a heartbeat that was missed is a timeout as well", async () => {
    const state = { ...task, Retry: [{ ErrorEquals: ["States.Timeout"] }] };
    expect(await testState(state, { mock: failing("States.HeartbeatTimeout") })).toMatchObject({ status: "RETRIABLE" });
  });
});

describe("an error within a Parallel or Map state", () => {
  const inner = { StartAt: "Work", States: { Work: task } };
  const Catch = [{ ErrorEquals: ["Broken"], Next: "Mend", ResultPath: "$.error" }];
  const machine = (outer: object) =>
    JSON.stringify({ StartAt: "Outer", States: { Outer: { ...outer, End: true }, Mend: { Type: "Succeed" } } });
  const request = { stateName: "Work", mock: failing("Broken"), inspectionLevel: "DEBUG" };
  const parallel = { Type: "Parallel", Branches: [inner], Catch };
  const map = (more: object) => ({ Type: "Map", ItemProcessor: inner, Catch, ...more });

  test("goes to the handlers of the state around it", async () => {
    const caught = { status: "CAUGHT_ERROR", error: "Broken", nextState: "Mend" };
    for (const outer of [parallel, map({})])
      expect(await host.call("TestState", { definition: machine(outer), ...request })).toMatchObject(caught);
    const retried = { ...parallel, Retry: [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 5 }] };
    expect(await host.call("TestState", { definition: machine(retried), ...request })).toMatchObject({
      status: "RETRIABLE",
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 5 } },
    });
  });

  test("fails the test when nobody handles it", async () => {
    const definition = machine({ ...parallel, Catch: [{ ErrorEquals: ["Other"], Next: "Mend" }] });
    expect(await host.call("TestState", { definition, ...request })).toMatchObject({
      status: "FAILED",
      error: "Broken",
    });
  });

  test("is put up with by a Map state that tolerates it, and else exceeds the threshold", async () => {
    const ItemProcessor = { ...inner, ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" } };
    const threshold = [{ ErrorEquals: ["States.ExceedToleratedFailureThreshold"], Next: "Mend" }];
    const definition = machine(map({ ItemProcessor, ToleratedFailureCount: 1, Catch: threshold }));
    expect(await host.call("TestState", { definition, ...request })).toMatchObject({ status: "FAILED" });
    const stateConfiguration = { mapIterationFailureCount: 1 };
    expect(await host.call("TestState", { definition, ...request, stateConfiguration })).toMatchObject({
      status: "CAUGHT_ERROR",
      error: "States.ExceedToleratedFailureThreshold",
    });
  });

  test("may be said to come from a state within the tested one", async () => {
    const stateConfiguration = { errorCausedByState: "Work" };
    const outer = { definition: machine(parallel), ...request, stateName: "Outer" };
    expect(await host.call("TestState", { ...outer, stateConfiguration })).toMatchObject({
      status: "CAUGHT_ERROR",
      nextState: "Mend",
      output: '{"error":{"Error":"Broken"}}',
    });
    const elsewhere = { errorCausedByState: "Mend" };
    expect(await refusalOf(host.call("TestState", { ...outer, stateConfiguration: elsewhere }))).toBe(
      "ValidationException: State not found in the state 'Outer': 'Mend'",
    );
  });
});
