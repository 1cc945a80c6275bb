import { describe, expect, test } from "vitest";
import { oneTask, passing, roleArn } from "./support/definitions.ts";
import { refusalOf } from "./support/refusal.ts";
import { FunctionError, simulateLambda } from "./support/simulated-lambda.ts";
import { openHost } from "./support/open-host.ts";
import type { StatesHost } from "./support/states-host.ts";

const functionArn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
const failing = JSON.stringify({ StartAt: "F", States: { F: { Type: "Fail", Error: "E", Cause: "c" } } });
const notRedrivable = (reason: string) => `ExecutionNotRedrivable: Execution is not redrivable: '${reason}'`;

/** A function that fails until it is mended, and the numbers it was called with. */
function flaky() {
  const called: unknown[] = [];
  let mended = false;
  const simulate = simulateLambda({
    flaky(event) {
      called.push(event);
      if (!mended && event !== 1) throw new FunctionError({ errorType: "Broken", errorMessage: "not yet" });
      return event;
    },
  });
  return { called, simulate, mend: () => void (mended = true) };
}

async function start(host: StatesHost, definition: string, input = "{}") {
  const machine = await host.call("CreateStateMachine", { name: "m", definition, roleArn });
  const { executionArn } = await host.call("StartExecution", { ...machine, name: "x", input });
  return String(executionArn);
}

async function ended(host: StatesHost, executionArn: string): Promise<Record<string, unknown>> {
  const describe = () => host.call("DescribeExecution", { executionArn });
  await expect.poll(async () => (await describe())["status"], { timeout: 8000 }).not.toBe("RUNNING");
  return describe();
}

async function typesOf(host: StatesHost, executionArn: string): Promise<string[]> {
  const { events } = await host.call("GetExecutionHistory", { executionArn });
  return Array.isArray(events) ? events.map(({ type }) => type) : [];
}

describe("RedriveExecution", () => {
  const call = oneTask({ Resource: functionArn("flaky") });

  test("lets a failed execution continue, and shows it", async () => {
    const { simulate, mend } = flaky();
    const host = openHost({ simulate });
    const executionArn = await start(host, call);
    expect(await ended(host, executionArn)).toMatchObject({
      status: "FAILED",
      redriveCount: 0,
      redriveStatus: "REDRIVABLE",
    });
    mend();
    const { redriveDate } = await host.call("RedriveExecution", { executionArn });
    const described = await ended(host, executionArn);
    expect(described).toMatchObject({
      status: "SUCCEEDED",
      output: "{}",
      redriveCount: 1,
      redriveDate,
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: "Execution is SUCCEEDED and cannot be redriven",
    });
    expect(described).not.toHaveProperty("error");
    expect(await typesOf(host, executionArn)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionFailed",
      "ExecutionFailed",
      "ExecutionRedriven",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("survives a kill: whatever was on disk at that moment continues to the same end", async () => {
    const images: string[] = [];
    const { simulate, mend } = flaky();
    const host = openHost({ simulate, onCommit: () => images.push(host.crashImage()) });
    const definition = JSON.stringify({
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          Branches: [1, 2].map((n) => ({
            StartAt: `S${n}`,
            States: { [`S${n}`]: { Type: "Task", Resource: functionArn("flaky"), InputPath: `$.n${n}`, End: true } },
          })),
          End: true,
        },
      },
    });
    const executionArn = await start(host, definition, '{"n1":1,"n2":2}');
    expect(await ended(host, executionArn)).toMatchObject({ status: "FAILED", error: "Broken" });
    mend();
    images.splice(0);
    await host.call("RedriveExecution", { executionArn });
    await ended(host, executionArn);
    const types = await typesOf(host, executionArn);
    expect(images.length).toBeGreaterThan(2);
    for (const folder of images) {
      const resumed = openHost({ folder, simulate });
      await resumed.service.resume?.();
      expect(await ended(resumed, executionArn)).toMatchObject({ status: "SUCCEEDED", output: "[1,2]" });
      expect(await typesOf(resumed, executionArn)).toEqual(types);
    }
  });

  test("answers the same client token with the same redrive", async () => {
    const host = openHost();
    const executionArn = await start(host, failing);
    await ended(host, executionArn);
    const first = await host.call("RedriveExecution", { executionArn, clientToken: "one" });
    expect(await host.call("RedriveExecution", { executionArn, clientToken: "one" })).toEqual(first);
    expect((await host.call("DescribeExecution", { executionArn }))["redriveCount"]).toBe(1);
    await host.call("RedriveExecution", { executionArn, clientToken: "two" });
    expect((await host.call("DescribeExecution", { executionArn }))["redriveCount"]).toBe(2);
  });

  test("refuses executions that run or succeeded", async () => {
    const host = openHost();
    const succeeded = await start(host, passing);
    await ended(host, succeeded);
    expect(await refusalOf(host.call("RedriveExecution", { executionArn: succeeded }))).toBe(
      notRedrivable("Execution is SUCCEEDED and cannot be redriven"),
    );
    const waiting = JSON.stringify({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 60, End: true } } });
    const machine = await host.call("CreateStateMachine", { name: "w", definition: waiting, roleArn });
    const { executionArn } = await host.call("StartExecution", machine);
    expect(await refusalOf(host.call("RedriveExecution", { executionArn }))).toBe(
      notRedrivable("Execution is RUNNING and cannot be redriven"),
    );
  });

  test("lets only one of two redrives at the same time through", async () => {
    const { simulate } = flaky();
    const host = openHost({ simulate });
    const executionArn = await start(host, call);
    await ended(host, executionArn);
    const redrives = await Promise.allSettled([1, 2].map(() => host.call("RedriveExecution", { executionArn })));
    expect(redrives.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test.each([
    ["the history is full", "UPDATE states_history SET last_event = 24999", "Execution history event limit exceeded"],
    [
      "it ended more than two weeks ago",
      `UPDATE states_executions SET stopped = stopped - ${15 * 86_400_000}`,
      "Execution redrivable period exceeded",
    ],
    [
      "it started more than a year ago",
      `UPDATE states_executions SET started = started - ${366 * 86_400_000}`,
      "Execution has exceeded the max execution time",
    ],
  ])("refuses an execution when %s", async (_, change, reason) => {
    const host = openHost();
    const executionArn = await start(host, failing);
    await ended(host, executionArn);
    host.store.write(() => host.store.prepare(change).run());
    expect(await host.call("DescribeExecution", { executionArn })).toMatchObject({
      redriveStatus: "NOT_REDRIVABLE",
      redriveStatusReason: reason,
    });
    expect(await refusalOf(host.call("RedriveExecution", { executionArn }))).toBe(notRedrivable(reason));
  });

  test("refuses what is not a Standard execution, and bad tokens", async () => {
    const host = openHost();
    const express = "arn:aws:states:us-west-2:123456789012:express:m:x:y";
    expect(await refusalOf(host.call("RedriveExecution", { executionArn: express }))).toBe(
      "InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'",
    );
    const unknown = "arn:aws:states:us-west-2:123456789012:execution:m:x";
    expect(await refusalOf(host.call("RedriveExecution", { executionArn: unknown }))).toBe(
      `ExecutionDoesNotExist: Execution Does Not Exist: '${unknown}'`,
    );
    expect(await refusalOf(host.call("RedriveExecution", { executionArn: unknown, clientToken: "" }))).toMatch(
      /^ValidationException: .*clientToken/,
    );
    expect(await refusalOf(host.call("RedriveExecution", {}))).toMatch(/^ValidationException: .*executionArn/);
  });
});

describe("a redriven map run", () => {
  const distributed = (type: string) =>
    JSON.stringify({
      StartAt: "M",
      States: {
        M: {
          Type: "Map",
          Label: "L",
          ToleratedFailureCount: 1,
          ItemProcessor: {
            ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: type },
            StartAt: "T",
            States: { T: { Type: "Task", Resource: functionArn("flaky"), End: true } },
          },
          End: true,
        },
      },
    });

  async function failMapRun(type: string) {
    const function_ = flaky();
    const host = openHost({ simulate: function_.simulate });
    const executionArn = await start(host, distributed(type), "[1,2,3,1]");
    expect(await ended(host, executionArn)).toMatchObject({ error: "States.ExceedToleratedFailureThreshold" });
    const { mapRuns } = await host.call("ListMapRuns", { executionArn });
    const mapRunArn = Array.isArray(mapRuns) ? String(mapRuns[0]?.mapRunArn) : "";
    return { ...function_, host, executionArn, mapRunArn };
  }

  test.each(["STANDARD", "EXPRESS"])("runs its %s children again that did not succeed", async (type) => {
    const { called, host, executionArn, mapRunArn, mend } = await failMapRun(type);
    mend();
    const before = called.length;
    const succeeded = Number(Object((await host.call("DescribeMapRun", { mapRunArn }))["itemCounts"]).succeeded);
    await host.call("RedriveExecution", { executionArn });
    expect(await ended(host, executionArn)).toMatchObject({ status: "SUCCEEDED", output: "[1,2,3,1]" });
    expect(called.length - before).toBe(4 - succeeded);
    expect(await host.call("DescribeMapRun", { mapRunArn })).toMatchObject({
      status: "SUCCEEDED",
      redriveCount: 1,
      redriveDate: expect.any(Date),
      itemCounts: { succeeded: 4, failed: 0, total: 4, pending: 0, pendingRedrive: 0 },
      executionCounts: { succeeded: 4, failed: 0, total: 4, pending: 0, pendingRedrive: 0 },
    });
    expect(await typesOf(host, executionArn)).toContain("MapRunRedriven");
  });

  test("fails again when too many children do", async () => {
    const { host, executionArn, mapRunArn } = await failMapRun("STANDARD");
    await host.call("RedriveExecution", { executionArn });
    expect(await ended(host, executionArn)).toMatchObject({
      status: "FAILED",
      error: "States.ExceedToleratedFailureThreshold",
      redriveCount: 1,
    });
    expect(await host.call("DescribeMapRun", { mapRunArn })).toMatchObject({ status: "FAILED", redriveCount: 1 });
  });

  test("tells redriven children from others", async () => {
    const { host, executionArn, mapRunArn, mend } = await failMapRun("STANDARD");
    mend();
    await host.call("RedriveExecution", { executionArn });
    await ended(host, executionArn);
    const count = async (redriveFilter: string) => {
      const { executions } = await host.call("ListExecutions", { mapRunArn, redriveFilter });
      return Array.isArray(executions) ? executions.map((child) => child.redriveCount) : [];
    };
    const redriven = await count("REDRIVEN");
    expect(redriven).toEqual(redriven.map(() => 1));
    expect(redriven.length + (await count("NOT_REDRIVEN")).length).toBe(4);
    expect(redriven.length).toBeGreaterThan(0);
    const stateMachineArn = "arn:aws:states:us-west-2:123456789012:stateMachine:m";
    expect(await refusalOf(host.call("ListExecutions", { stateMachineArn, redriveFilter: "REDRIVEN" }))).toBe(
      "ValidationException: A redrive filter can only be used with a map run ARN",
    );
  });

  test("continues after a kill during the redrive", async () => {
    const { host, executionArn, mapRunArn, mend, simulate } = await failMapRun("STANDARD");
    mend();
    const folder = host.crashImage();
    const images: string[] = [];
    const watched = openHost({ folder, simulate, onCommit: () => images.push(watched.crashImage()) });
    await watched.service.resume?.();
    await watched.call("RedriveExecution", { executionArn });
    await ended(watched, executionArn);
    for (const image of images) {
      const resumed = openHost({ folder: image, simulate });
      await resumed.service.resume?.();
      expect(await ended(resumed, executionArn)).toMatchObject({ status: "SUCCEEDED", output: "[1,2,3,1]" });
      expect(await resumed.call("DescribeMapRun", { mapRunArn })).toMatchObject({
        itemCounts: { succeeded: 4, failed: 0, total: 4 },
      });
    }
  });
});
