import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { poll } from "../../../support/poll.ts";
import { oneTask, roleArn } from "./support/definitions.ts";
import { openHost } from "./support/open-host.ts";
import { refusalOf } from "./support/refusal.ts";
import type { StatesHost } from "./support/states-host.ts";

/** The clocks stand still until a test moves them. */
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

async function start(host: StatesHost, definition: string, input = "{}"): Promise<unknown> {
  const machine = await host.call("CreateStateMachine", { name: "m", definition, roleArn });
  return (await host.call("StartExecution", { ...machine, input }))["executionArn"];
}

/** How an execution ended. The store takes a moment of real time for the end. */
function ended(describe: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  return poll(async () => {
    const described = await describe();
    return described["status"] === "RUNNING" ? undefined : described;
  });
}

test("a worker that sends no heartbeat in time loses its task", async () => {
  const host = openHost();
  const { activityArn } = await host.call("CreateActivity", { name: "work" });
  const definition = oneTask({ Resource: activityArn, HeartbeatSeconds: 10, TimeoutSeconds: 60 });
  const executionArn = await start(host, definition);
  const { taskToken } = await host.call("GetActivityTask", { activityArn, workerName: "worker-1" });
  const describeExecution = () => host.call("DescribeExecution", { executionArn });
  await vi.advanceTimersByTimeAsync(9000);
  await host.call("SendTaskHeartbeat", { taskToken });
  await vi.advanceTimersByTimeAsync(9000);
  expect(await describeExecution()).toMatchObject({ status: "RUNNING" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await ended(describeExecution)).toMatchObject({ status: "FAILED", error: "States.HeartbeatTimeout" });
  const { events } = await host.call("GetExecutionHistory", { executionArn });
  expect(events).toContainEqual(expect.objectContaining({ type: "ActivityTimedOut" }));
  const late = "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'";
  expect(await refusalOf(host.call("SendTaskSuccess", { taskToken, output: "1" }))).toBe(late);
  expect(await refusalOf(host.call("SendTaskHeartbeat", { taskToken }))).toBe(late);
  expect(await refusalOf(host.call("SendTaskFailure", { taskToken }))).toBe(late);
});

test("a redriven execution waits until the moment that its Wait state names", async () => {
  const host = openHost();
  const States = { W: { Type: "Wait", TimestampPath: "$.until", End: true } };
  const until = new Date(Date.now() + 60_000).toISOString();
  const definition = JSON.stringify({ StartAt: "W", States });
  const executionArn = await start(host, definition, JSON.stringify({ until }));
  const describeExecution = () => host.call("DescribeExecution", { executionArn });
  await host.call("StopExecution", { executionArn, error: "Mine" });
  expect(await ended(describeExecution)).toMatchObject({ status: "ABORTED", error: "Mine" });
  await host.call("RedriveExecution", { executionArn });
  expect(await describeExecution()).not.toHaveProperty("stopDate");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(await describeExecution()).toMatchObject({ status: "RUNNING" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await ended(describeExecution)).toMatchObject({ status: "SUCCEEDED" });
});
