import { afterEach, expect, test } from "vitest";
import { roleArn } from "./support/definitions.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";

let host: StatesHost | undefined;
afterEach(() => host?.close());

const endless = JSON.stringify({
  StartAt: "Again",
  States: {
    Again: { Type: "Pass", Next: "Enough?" },
    "Enough?": { Type: "Choice", Choices: [{ Variable: "$", IsNull: true, Next: "Enough" }], Default: "Again" },
    Enough: { Type: "Succeed" },
  },
});

test("an endless loop ends at 25,000 events, in turns with others, and its payload is kept once a turn", async () => {
  const opened = openStatesHost({});
  host = opened;
  const machine = await opened.call("CreateStateMachine", { name: "m", definition: endless, roleArn });
  const input = JSON.stringify("x".repeat(100_000));
  const { executionArn } = await opened.call("StartExecution", { ...machine, input });
  expect((await opened.call("DescribeExecution", { executionArn }))["status"]).toBe("RUNNING");
  await expect
    .poll(async () => (await opened.call("DescribeExecution", { executionArn }))["status"], { timeout: 20_000 })
    .toBe("FAILED");
  const last = await opened.call("GetExecutionHistory", { executionArn, reverseOrder: true, maxResults: 2 });
  expect(last["events"]).toEqual([
    expect.objectContaining({
      id: 25_000,
      type: "ExecutionFailed",
      executionFailedEventDetails: {
        error: "States.Runtime",
        cause: "The execution reached the maximum number of history events (25000).",
      },
    }),
    expect.objectContaining({ id: 24_999 }),
  ]);
  expect(JSON.stringify(last)).toContain(input.slice(1, -1));
  const size = opened.store.prepare("SELECT sum(length(events)) AS size FROM states_history").get()?.["size"];
  expect(size).toBeLessThan(100 * 1024 * 1024);
});
