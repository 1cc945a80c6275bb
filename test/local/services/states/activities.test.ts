import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { oneTask, roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { caller, openStatesHost, type StatesHost } from "./support/states-host.ts";

const activityArn = "arn:aws:states:us-west-2:123456789012:activity:work";
let host: StatesHost;

beforeEach(async () => {
  host = openStatesHost({});
  await host.call("CreateActivity", { name: "work" });
});
afterEach(() => host.close());

async function start(task: Record<string, unknown> = {}): Promise<unknown> {
  const definition = oneTask({ Resource: activityArn, ...task });
  const machine = await host.call("CreateStateMachine", { name: "working", definition, roleArn });
  return (await host.call("StartExecution", { ...machine, input: '{"a":1}' }))["executionArn"];
}

const poll = () => host.call("GetActivityTask", { activityArn, workerName: "worker-1" });
const describeExecution = (executionArn: unknown) => host.call("DescribeExecution", { executionArn });

async function eventTypes(executionArn: unknown): Promise<unknown[]> {
  const { events } = await host.call("GetExecutionHistory", { executionArn });
  return Array.isArray(events) ? events.map(({ type }) => type) : [];
}

describe("a worker", () => {
  test("is handed the task and ends it", async () => {
    const executionArn = await start();
    const { taskToken, input } = await poll();
    expect(input).toBe('{"a":1}');
    await host.call("SendTaskSuccess", { taskToken, output: '{"b":2}' });
    expect(await describeExecution(executionArn)).toMatchObject({ status: "SUCCEEDED", output: '{"b":2}' });
    expect(await eventTypes(executionArn)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "ActivityScheduled",
      "ActivityStarted",
      "ActivitySucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("may wait before there is a task, and gets each task once, in order", async () => {
    const first = poll();
    const second = poll();
    const executions = [await start(), await start()];
    const tokens = [(await first)["taskToken"], (await second)["taskToken"]];
    for (const [n, taskToken] of tokens.entries()) await host.call("SendTaskSuccess", { taskToken, output: String(n) });
    expect(await Promise.all(executions.map(async (arn) => (await describeExecution(arn))["output"]))).toEqual([
      "0",
      "1",
    ]);
  });

  test("may fail its task", async () => {
    const executionArn = await start();
    const { taskToken } = await poll();
    await host.call("SendTaskFailure", { taskToken, error: "TooHard", cause: "no time" });
    expect(await describeExecution(executionArn)).toMatchObject({
      status: "FAILED",
      error: "TooHard",
      cause: "no time",
    });
  });

  test("is not handed the task of an execution that was stopped", async () => {
    const stopped = await start();
    await host.call("StopExecution", { executionArn: stopped });
    const executionArn = await start();
    const { taskToken } = await poll();
    await host.call("SendTaskSuccess", { taskToken, output: "1" });
    expect((await describeExecution(executionArn))["status"]).toBe("SUCCEEDED");
    expect((await describeExecution(stopped))["status"]).toBe("ABORTED");
  });

  test("that went away while waiting takes no task with it", async () => {
    const leaving = new AbortController();
    const context = { caller, requestId: "r", signal: leaving.signal };
    const waiting = host.service.operations["GetActivityTask"]?.({ activityArn }, context);
    leaving.abort();
    expect(await waiting).toEqual({});
    const executionArn = await start();
    const { taskToken } = await poll();
    await host.call("SendTaskSuccess", { taskToken, output: "1" });
    expect((await describeExecution(executionArn))["status"]).toBe("SUCCEEDED");
  });
});

describe("task tokens", () => {
  test("that were never given out are refused", async () => {
    const refusal = "InvalidToken: Invalid Token: 'Invalid token'";
    expect(await refusalOf(host.call("SendTaskSuccess", { taskToken: "x", output: "1" }))).toBe(refusal);
    expect(await refusalOf(host.call("SendTaskFailure", { taskToken: "x" }))).toBe(refusal);
    expect(await refusalOf(host.call("SendTaskHeartbeat", { taskToken: "x" }))).toBe(refusal);
  });

  test("do not carry what is not JSON, or too much of it", async () => {
    await start();
    const { taskToken } = await poll();
    expect(await refusalOf(host.call("SendTaskSuccess", { taskToken, output: "yes" }))).toBe(
      "InvalidOutput: Invalid Output: 'Unrecognized token 'yes': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')'",
    );
    expect(await refusalOf(host.call("SendTaskSuccess", { taskToken, output: `"${"x".repeat(262_143)}"` }))).toBe(
      "ValidationException: 1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to 262144",
    );
  });
});

describe("activities", () => {
  test("are created once, listed, described and deleted", async () => {
    const { creationDate } = await host.call("CreateActivity", { name: "work" });
    expect(await host.call("DescribeActivity", { activityArn })).toEqual({
      activityArn,
      name: "work",
      creationDate,
      encryptionConfiguration: { type: "AWS_OWNED_KEY" },
    });
    expect(await host.call("ListActivities", {})).toEqual({
      activities: [{ activityArn, name: "work", creationDate }],
    });
    await host.call("DeleteActivity", { activityArn });
    const refusal = `ActivityDoesNotExist: Activity Does Not Exist: '${activityArn}'`;
    expect(await refusalOf(host.call("DescribeActivity", { activityArn }))).toBe(refusal);
    expect(await refusalOf(poll())).toBe(refusal);
    expect(await refusalOf(host.call("CreateActivity", { name: "a:b" }))).toBe("InvalidName: Invalid Name: 'a:b'");
  });
});
