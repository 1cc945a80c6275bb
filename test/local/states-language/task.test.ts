import { describe, expect, it } from "vitest";

import { createExecution, linesOf, machineOf, outputOf, runMachine, startTime } from "./support/run-machine.ts";

const functionArn = "arn:aws:lambda:us-west-2:123456789012:function:f";
const activityArn = "arn:aws:states:us-west-2:123456789012:activity:a";

describe("a Task", () => {
  it("tells of a function by its ARN", async () => {
    const run = await runMachine({
      definition: machineOf({ Type: "Task", Resource: functionArn, TimeoutSeconds: 5 }),
      task: () => ({ output: [1] }),
    });
    expect(linesOf(run)).toEqual([
      "1←0 ExecutionStarted",
      "2←0 TaskStateEntered",
      "3←2 LambdaFunctionScheduled",
      "4←3 LambdaFunctionStarted",
      "5←4 LambdaFunctionSucceeded",
      "6←5 TaskStateExited",
      "7←6 ExecutionSucceeded",
    ]);
    expect(run.events[2]?.["lambdaFunctionScheduledEventDetails"]).toEqual({
      resource: functionArn,
      input: "{}",
      inputDetails: { truncated: false },
      timeoutInSeconds: 5,
    });
    expect(run.commands).toEqual([
      { kind: "setTimer", timer: "timeout-3", at: startTime + 5000 },
      { kind: "runTask", task: "task-3", resource: functionArn, input: "{}", timeoutSeconds: 5 },
      { kind: "cancelTimer", timer: "timeout-3" },
    ]);
    expect(outputOf(run)).toEqual([1]);
  });

  it("tells of an action of a service", async () => {
    const resource = "arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken";
    const { events } = await runMachine({
      definition: machineOf({
        Type: "Task",
        Resource: resource,
        Parameters: { TableName: "t" },
        Credentials: { "RoleArn.$": "$.role" },
        HeartbeatSeconds: 9,
      }),
      input: { role: "arn:aws:iam::1:role/r" },
      task: () => ({ error: "Nope", cause: "no" }),
    });
    const origin = { resourceType: "aws-sdk:dynamodb", resource: "putItem.waitForTaskToken" };
    expect(events[2]?.["taskScheduledEventDetails"]).toEqual({
      ...origin,
      region: "us-west-2",
      parameters: '{"TableName":"t"}',
      heartbeatInSeconds: 9,
      taskCredentials: { roleArn: "arn:aws:iam::1:role/r" },
    });
    expect(events[3]?.["taskStartedEventDetails"]).toEqual(origin);
    expect(events[4]?.["taskFailedEventDetails"]).toEqual({ ...origin, error: "Nope", cause: "no" });
    expect(events[5]?.["executionFailedEventDetails"]).toEqual({ error: "Nope", cause: "no" });
  });

  it("tells of an activity and its worker", async () => {
    const execution = createExecution({ definition: machineOf({ Type: "Task", Resource: activityArn }) });
    await execution.advance({ kind: "start", at: 1 });
    const started = await execution.advance({ kind: "taskStarted", task: "task-3", at: 2, workerName: "w" });
    expect(started.events).toEqual([
      {
        id: 4,
        previousEventId: 3,
        type: "ActivityStarted",
        timestamp: 2,
        activityStartedEventDetails: { workerName: "w" },
      },
    ]);
    const ended = await execution.advance({ kind: "taskSucceeded", task: "task-3", at: 3, output: "null" });
    expect(ended.events.map(({ type }) => type)).toEqual([
      "ActivitySucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  it("continues after its request was accepted", async () => {
    const execution = createExecution({
      definition: machineOf({ Type: "Task", Resource: "arn:aws:states:::states:startExecution.sync:2" }),
    });
    await execution.advance({ kind: "start", at: 1 });
    const submitted = await execution.advance({ kind: "taskSubmitted", task: "task-3", at: 2, output: '{"a":1}' });
    expect(submitted.events[0]?.["taskSubmittedEventDetails"]).toEqual({
      resourceType: "states",
      resource: "startExecution.sync:2",
      output: '{"a":1}',
      outputDetails: { truncated: false },
    });
    const ended = await execution.advance({ kind: "taskSucceeded", task: "task-3", at: 3, output: "2" });
    expect(ended.outcome).toEqual({ status: "SUCCEEDED", output: "2" });
  });

  it.each([
    ["schedule", functionArn, "LambdaFunctionScheduleFailed"],
    ["start", functionArn, "LambdaFunctionStartFailed"],
    ["schedule", activityArn, "ActivityScheduleFailed"],
    ["start", "arn:aws:states:::sns:publish", "TaskStartFailed"],
    ["submit", "arn:aws:states:::ecs:runTask.sync", "TaskSubmitFailed"],
  ] as const)("whose request fails at its %s says so", async (phase, Resource, type) => {
    const execution = createExecution({ definition: machineOf({ Type: "Task", Resource }) });
    await execution.advance({ kind: "start", at: 1 });
    const failed = await execution.advance({ kind: "taskFailed", task: "task-3", at: 2, error: "E", phase });
    expect(failed.events.map((event) => event.type)).toEqual([type, "ExecutionFailed"]);
  });

  it("that takes too long ends with States.Timeout and is cancelled", async () => {
    const run = await runMachine({
      definition: machineOf({ Type: "Task", Resource: functionArn, TimeoutSecondsPath: "$.limit" }),
      input: { limit: 2 },
      task: () => ({ stays: "open" }),
    });
    expect(linesOf(run).slice(-2)).toEqual(["5←4 LambdaFunctionTimedOut", "6←5 ExecutionFailed"]);
    expect(run.outcome).toEqual({ status: "FAILED", error: "States.Timeout" });
    expect(run.commands.at(-1)).toEqual({ kind: "cancelTask", task: "task-3" });
    expect(run.events.at(-1)?.timestamp).toBe(startTime + 2000);
  });

  it("whose worker sends no heartbeat after it took the task ends with States.HeartbeatTimeout, which States.Timeout catches", async () => {
    const definition = {
      StartAt: "Ask",
      States: {
        Ask: {
          Type: "Task",
          Resource: activityArn,
          HeartbeatSeconds: 10,
          Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Caught" }],
          End: true,
        },
        Caught: { Type: "Pass", End: true },
      },
    };
    const execution = createExecution({ definition });
    const begun = await execution.advance({ kind: "start", at: 0 });
    expect(begun.commands.map(({ kind }) => kind)).toEqual(["runTask"]);
    const taken = await execution.advance({ kind: "taskStarted", task: "task-3", at: 5000 });
    expect(taken.commands).toEqual([{ kind: "setTimer", timer: "heartbeat-3-0", at: 15_000 }]);
    const beat = await execution.advance({ kind: "taskHeartbeat", task: "task-3", at: 9000 });
    expect(beat.commands).toEqual([
      { kind: "cancelTimer", timer: "heartbeat-3-0" },
      { kind: "setTimer", timer: "heartbeat-3-1", at: 19_000 },
    ]);
    expect(await execution.advance({ kind: "timer", timer: "heartbeat-3-0", at: 10_000 })).toEqual({
      events: [],
      commands: [],
    });
    const late = await execution.advance({ kind: "timer", timer: "heartbeat-3-1", at: 19_000 });
    expect(late.outcome).toEqual({ status: "SUCCEEDED", output: '{"Error":"States.HeartbeatTimeout"}' });
  });

  it("that gives more than 256 KiB fails", async () => {
    const run = await runMachine({
      definition: machineOf({ Type: "Task", Resource: "arn:aws:states:::lambda:invoke" }),
      task: () => ({ output: "é".repeat(131_072) }),
    });
    expect(run.outcome).toEqual({
      status: "FAILED",
      error: "States.DataLimitExceeded",
      cause:
        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
    expect(linesOf(run).at(-2)).toBe("5←4 TaskFailed");
  });
});
