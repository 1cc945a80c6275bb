import { afterAll, describe, expect, test } from "vitest";
import { oneTask, roleArn } from "./support/definitions.ts";
import { FunctionError, simulateLambda } from "./support/simulated-lambda.ts";
import { openStatesHost, type StatesHost } from "./support/states-host.ts";
import { poll } from "../../../support/poll.ts";

const functionArn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
const activityArn = "arn:aws:states:us-west-2:123456789012:activity:approval";

/** All that an execution can be in the middle of: a task, a retry's back-off, a wait, branches, a worker's task. */
const everything = JSON.stringify({
  StartAt: "Flaky",
  States: {
    Flaky: {
      Type: "Task",
      Resource: functionArn("flaky"),
      Parameters: { "attempt.$": "$$.State.RetryCount" },
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 1, MaxAttempts: 3 }],
      ResultPath: "$.flaky",
      Next: "Pause",
    },
    Pause: { Type: "Wait", Seconds: 1, Next: "Both" },
    Both: {
      Type: "Parallel",
      Branches: ["left", "right"].map((side) => ({
        StartAt: side,
        States: {
          [side]: { Type: "Task", Resource: functionArn("echo"), Parameters: { side }, Next: `${side} rest` },
          [`${side} rest`]: { Type: "Wait", Seconds: 1, Next: `${side} end` },
          [`${side} end`]: { Type: "Pass", End: true },
        },
      })),
      ResultPath: "$.both",
      Next: "Approve",
    },
    Approve: { Type: "Task", Resource: activityArn, ResultPath: "$.approved", Next: "Each" },
    Each: {
      Type: "Map",
      ItemsPath: "$.both",
      MaxConcurrency: 1,
      ItemProcessor: {
        StartAt: "Item",
        States: { Item: { Type: "Task", Resource: functionArn("echo"), OutputPath: "$.side", End: true } },
      },
      ResultPath: "$.each",
      Next: "Callback",
    },
    Callback: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Parameters: { FunctionName: "ask", Payload: { "token.$": "$$.Task.Token" } },
      ResultPath: "$.called",
      Next: "Done",
    },
    Done: { Type: "Succeed" },
  },
});

const simulate = simulateLambda({
  flaky(event) {
    if (JSON.stringify(event) === '{"attempt":0}')
      throw new FunctionError({ errorType: "Busy", errorMessage: "later" });
    return event;
  },
  echo: (event) => new Promise((resolve) => setTimeout(resolve, 20, event)),
  ask: () => null,
});

interface Event {
  readonly id: number;
  readonly type: string;
}

const open: StatesHost[] = [];
afterAll(() => Promise.all(open.map((host) => host.close())));

function openHost(options: Parameters<typeof openStatesHost>[0]): StatesHost {
  const host = openStatesHost(options);
  open.push(host);
  return host;
}

async function historyOf(host: StatesHost, executionArn: unknown): Promise<Event[]> {
  const { events } = await host.call("GetExecutionHistory", { executionArn, maxResults: 1000 });
  return Array.isArray(events) ? events : [];
}

function untilEnded(host: StatesHost, executionArn: unknown): Promise<Record<string, unknown>> {
  return poll(async () => {
    const described = await host.call("DescribeExecution", { executionArn });
    return described["status"] === "RUNNING" ? undefined : described;
  });
}

/** A worker that approves. One that took a task before the crash still holds its token. */
async function approve(host: StatesHost, heldToken?: unknown): Promise<unknown> {
  const { taskToken } =
    heldToken === undefined
      ? await host.call("GetActivityTask", { activityArn, workerName: "me" })
      : { taskToken: heldToken };
  await host.call("SendTaskSuccess", { taskToken, output: '"yes"' });
  return taskToken;
}

/** Somebody outside who brings the token back once the request with it was accepted. */
async function callBack(host: StatesHost, executionArn: unknown): Promise<void> {
  const history = await poll(async () => {
    const events = await historyOf(host, executionArn);
    const types = events.map(({ type }) => type);
    return types.at(-1) === "TaskSubmitted" || types.includes("TaskSucceeded") ? events : undefined;
  });
  if (history.at(-1)?.type !== "TaskSubmitted") return;
  const taskToken = /"token":"([^"]+)"/.exec(JSON.stringify(history).replaceAll("\\", ""))?.[1];
  await host.call("SendTaskSuccess", { taskToken, output: '"back"' });
}

describe("after a kill", () => {
  test(
    "at every moment something became durable, the execution ends as it would have",
    { timeout: 60_000 },
    async () => {
      const images: string[] = [];
      const host = openHost({ simulate, onCommit: () => images.push(host.crashImage()) });
      await host.call("CreateActivity", { name: "approval" });
      const machine = await host.call("CreateStateMachine", { name: "everything", definition: everything, roleArn });
      images.length = 0;
      const { executionArn } = await host.call("StartExecution", { ...machine, name: "one", input: '{"user":"u"}' });
      const token = await approve(host);
      await callBack(host, executionArn);
      const ended = await untilEnded(host, executionArn);
      const whole = await historyOf(host, executionArn);
      expect(ended).toMatchObject({
        status: "SUCCEEDED",
        output:
          '{"user":"u","flaky":{"attempt":1},"both":[{"side":"left"},{"side":"right"}],"approved":"yes","each":["left","right"],"called":"back"}',
      });
      expect(images.length).toBeGreaterThan(10);

      const check = async (folder: string) => {
        const revived = openHost({ folder, simulate });
        const before = await historyOf(revived, executionArn);
        await revived.service.resume?.();
        const taken = before.some(({ type }) => type === "ActivityStarted");
        const { status } = await revived.call("DescribeExecution", { executionArn });
        if (status === "RUNNING" && !before.some(({ type }) => type === "ActivitySucceeded"))
          await approve(revived, taken ? token : undefined);
        await callBack(revived, executionArn);
        const { output } = await untilEnded(revived, executionArn);
        const after = await historyOf(revived, executionArn);
        return { before, after, output };
      };
      const types = (events: Event[]) => events.map(({ type }) => type).sort();
      for (const { before, after, output } of await Promise.all(images.map(check))) {
        expect(after.slice(0, before.length)).toEqual(before);
        expect(after.map(({ id }) => id)).toEqual(after.map((_, n) => n + 1));
        expect(types(after)).toEqual(types(whole));
        expect(output).toBe(ended["output"]);
      }
    },
  );

  test("an execution that had ended is not run again", async () => {
    const host = openHost({ simulate });
    const machine = await host.call("CreateStateMachine", {
      name: "echoing",
      definition: oneTask({ Resource: functionArn("echo") }),
      roleArn,
    });
    const { executionArn } = await host.call("StartExecution", machine);
    await untilEnded(host, executionArn);
    const revived = openHost({ folder: host.crashImage(), simulate });
    await revived.service.resume?.();
    expect(revived.service.busy?.()).toBe(false);
    expect(revived.calls).toEqual([]);
  });

  test("a task that was running is begun again without a second Started event", async () => {
    const never = simulateLambda({ slow: () => new Promise(() => undefined) });
    const host = openHost({ simulate: never });
    const machine = await host.call("CreateStateMachine", {
      name: "slow",
      definition: oneTask({ Resource: functionArn("slow") }),
      roleArn,
    });
    const { executionArn } = await host.call("StartExecution", machine);
    await expect.poll(async () => (await historyOf(host, executionArn)).at(-1)?.type).toBe("LambdaFunctionStarted");
    const revived = openHost({ folder: host.crashImage(), simulate: simulateLambda({ slow: () => "done" }) });
    await revived.service.resume?.();
    expect(await untilEnded(revived, executionArn)).toMatchObject({ status: "SUCCEEDED", output: '"done"' });
    expect((await historyOf(revived, executionArn)).map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("a child that a parent waits for is not started twice", async () => {
    const host = openHost({});
    const child = await host.call("CreateStateMachine", {
      name: "child",
      definition: JSON.stringify({ StartAt: "W", States: { W: { Type: "Wait", Seconds: 1, End: true } } }),
      roleArn,
    });
    const parent = await host.call("CreateStateMachine", {
      name: "parent",
      definition: oneTask({
        Resource: "arn:aws:states:::states:startExecution.sync:2",
        Parameters: { StateMachineArn: child["stateMachineArn"], Input: { a: 1 } },
        OutputPath: "$.Output",
      }),
      roleArn,
    });
    const { executionArn } = await host.call("StartExecution", parent);
    await expect.poll(async () => (await historyOf(host, executionArn)).at(-1)?.type).toBe("TaskSubmitted");
    const revived = openHost({ folder: host.crashImage() });
    await revived.service.resume?.();
    expect(await untilEnded(revived, executionArn)).toMatchObject({ status: "SUCCEEDED", output: '{"a":1}' });
    const { executions } = await revived.call("ListExecutions", child);
    expect(executions).toHaveLength(1);
  });
});
