import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openMetricTable } from "../../../../src/local/services/monitoring/metric-table.ts";
import { openWorkbench, type Workbench } from "../lambda/workbench.ts";
import { oneTask, passing, roleArn } from "../states/support/definitions.ts";
import { openStatesHost, type StatesHost } from "../states/support/states-host.ts";

let states: StatesHost;
let bench: Workbench;
beforeAll(async () => {
  states = openStatesHost({ simulate: ({ service }) => (service === "lambda" ? { Payload: Buffer.from("1") } : {}) });
  bench = await openWorkbench();
});
afterAll(async () => {
  await states.close();
  await bench.close();
});

const home = { account: "123456789012", region: "us-west-2" };

/**
 * The sums of all AWS/States metrics that have one of the dimensions' values, by name; times as how often they were
 * measured.
 */
function measured(dimensions: Record<string, string>): Record<string, number> {
  states.metrics.flush();
  const table = openMetricTable(states.store);
  const names = new Set(table.list(home, { since: 0, namespace: "AWS/States" }).map(({ name }) => name));
  const sums = [...names].map((name): [string, number] => {
    const metric = { namespace: "AWS/States", name, dimensions };
    const points = table.read(home, metric, { start: 0, end: 1e12 });
    return [
      name,
      points.reduce((total, { distribution: { sum, count }, unit }) => total + (unit === "Count" ? sum : count), 0),
    ];
  });
  return Object.fromEntries(sums.filter(([, sum]) => sum > 0));
}

async function ended(executionArn: unknown): Promise<unknown> {
  for (;;) {
    const { status } = await states.call("DescribeExecution", { executionArn });
    if (status !== "RUNNING") return status;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function run(machine: Record<string, unknown>): Promise<unknown> {
  return ended((await states.call("StartExecution", machine))["executionArn"]);
}

test("executions are counted for their account, machine, version and alias", async () => {
  const made = await states.call("CreateStateMachine", {
    name: "passing",
    definition: passing,
    roleArn,
    publish: true,
  });
  const { stateMachineArn: StateMachineArn, stateMachineVersionArn } = made;
  const { stateMachineAliasArn } = await states.call("CreateStateMachineAlias", {
    name: "live",
    routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
  });
  const started = [StateMachineArn, stateMachineVersionArn, stateMachineAliasArn];
  for (const stateMachineArn of started) expect(await run({ stateMachineArn })).toBe("SUCCEEDED");
  const ofMachine = String(StateMachineArn);
  const counts = (count: number) => ({ ExecutionsStarted: count, ExecutionsSucceeded: count, ExecutionTime: count });
  expect(measured({ StateMachineArn: ofMachine })).toEqual(counts(3));
  expect(measured({ StateMachineArn: ofMachine, Version: "1" })).toEqual(counts(2));
  expect(measured({ StateMachineArn: ofMachine, Alias: "live" })).toEqual(counts(1));
  expect(measured({})).toEqual(counts(3));
});

test("failed, stopped and timed out executions are counted separately, Express ones too", async () => {
  const define = (state: object) => JSON.stringify({ TimeoutSeconds: 1, StartAt: "A", States: { A: state } });
  const make = (name: string, definition: string, more = {}) =>
    states.call("CreateStateMachine", { name, definition, roleArn, ...more });
  const failing = await make("failing", define({ Type: "Fail" }));
  expect(await run(failing)).toBe("FAILED");
  expect(measured({ StateMachineArn: String(failing["stateMachineArn"]) })).toMatchObject({ ExecutionsFailed: 1 });
  const waiting = await make("waiting", define({ Type: "Wait", Seconds: 1000, End: true }));
  const stopped = await states.call("StartExecution", waiting);
  await states.call("StopExecution", stopped);
  expect(measured({ StateMachineArn: String(waiting["stateMachineArn"]) })).toMatchObject({ ExecutionsAborted: 1 });
  expect(await run(waiting)).toBe("TIMED_OUT");
  expect(measured({ StateMachineArn: String(waiting["stateMachineArn"]) })).toMatchObject({ ExecutionsTimedOut: 1 });
  const express = await make("express", passing, { type: "EXPRESS" });
  await states.call("StartSyncExecution", express);
  expect(measured({ StateMachineArn: String(express["stateMachineArn"]) })).toMatchObject({ ExecutionsSucceeded: 1 });
});

test("functions and integrations are measured from being scheduled to their end", async () => {
  const LambdaFunctionArn = "arn:aws:lambda:us-west-2:123456789012:function:f";
  const direct = oneTask({ Resource: LambdaFunctionArn });
  expect(await run(await states.call("CreateStateMachine", { name: "direct", definition: direct, roleArn }))).toBe(
    "SUCCEEDED",
  );
  expect(measured({ LambdaFunctionArn })).toEqual({
    LambdaFunctionsScheduled: 1,
    LambdaFunctionsStarted: 1,
    LambdaFunctionsSucceeded: 1,
    LambdaFunctionScheduleTime: 1,
    LambdaFunctionRunTime: 1,
    LambdaFunctionTime: 1,
  });
  const Resource = "arn:aws:states:::sns:publish";
  const definition = oneTask({ Resource, Parameters: { TopicArn: "t", Message: "m" } });
  await run(await states.call("CreateStateMachine", { name: "publishing", definition, roleArn }));
  expect(
    measured({ ServiceIntegrationResourceArn: "arn:aws:states:us-west-2:123456789012:sns:publish" }),
  ).toMatchObject({
    ServiceIntegrationsScheduled: 1,
    ServiceIntegrationsStarted: 1,
    ServiceIntegrationsSucceeded: 1,
    ServiceIntegrationTime: 1,
  });
});

test("activities are measured, also those that a restart interrupts", async () => {
  const { activityArn } = await states.call("CreateActivity", { name: "work" });
  const ActivityArn = String(activityArn);
  const definition = oneTask({ Resource: ActivityArn });
  const machine = await states.call("CreateStateMachine", { name: "working", definition, roleArn });
  const { executionArn } = await states.call("StartExecution", machine);
  const { taskToken } = await states.call("GetActivityTask", { activityArn });
  expect(measured({ ActivityArn })).toEqual({ ActivitiesScheduled: 1, ActivitiesStarted: 1, ActivityScheduleTime: 1 });
  states.metrics.flush();
  await states.store.committed();
  const restarted = openStatesHost({ folder: states.crashImage() });
  await restarted.service.resume?.();
  await restarted.call("SendTaskSuccess", { taskToken, output: "1" });
  expect(await restarted.call("DescribeExecution", { executionArn })).toMatchObject({ status: "SUCCEEDED" });
  const survivor = states;
  states = restarted;
  const after = measured({ ActivityArn });
  states = survivor;
  await restarted.close();
  expect(after).toMatchObject({
    ActivitiesScheduled: 1,
    ActivitiesStarted: 1,
    ActivitiesSucceeded: 1,
    ActivityTime: 1,
  });
});

test("invocations of functions are counted, and how many failed", { timeout: 60_000 }, async () => {
  const name = await bench.make(
    "exports.handler = async (event) => { if (event.fail) throw new Error('no'); return 1 }",
  );
  await bench.call(name, {});
  await bench.call(name, { fail: true });
  const client = new CloudWatchClient(bench.endpoint.clientConfig);
  const sumOf = async (
    MetricName: string,
    Statistic: "Sum" | "Maximum" | "SampleCount",
  ): Promise<number | undefined> => {
    const { Datapoints = [] } = await client.send(
      new GetMetricStatisticsCommand({
        Namespace: "AWS/Lambda",
        MetricName,
        Dimensions: [{ Name: "FunctionName", Value: name }],
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 60_000),
        Period: 3600,
        Statistics: [Statistic],
      }),
    );
    const values = Datapoints.map((point) => point[Statistic] ?? 0);
    return Statistic === "Maximum" ? Math.max(...values) : values.reduce((total, value) => total + value, 0);
  };
  expect(await sumOf("Invocations", "Sum")).toBe(2);
  expect(await sumOf("Errors", "Sum")).toBe(1);
  expect(await sumOf("Duration", "SampleCount")).toBe(2);
  expect(await sumOf("Throttles", "Sum")).toBe(0);
  expect(await sumOf("ConcurrentExecutions", "Maximum")).toBe(1);
});
