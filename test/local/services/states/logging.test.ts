import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { IAM } from "@aws-sdk/client-iam";
import { SFN, type LogLevel } from "@aws-sdk/client-sfn";
import { beforeAll, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { roleArn } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";

const endpoint = await useTestEndpoint();
const sfn = new SFN(endpoint.clientConfig);
const logs = new CloudWatchLogs(endpoint.clientConfig);

beforeAll(async () => {
  await createServiceRole(endpoint.clientConfig);
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "logs:*", Resource: "*" }],
  });
  const RoleName = roleArn.split("/").at(-1);
  await new IAM(endpoint.clientConfig).putRolePolicy({ RoleName, PolicyName: "logs", PolicyDocument });
});

const definition = JSON.stringify({
  StartAt: "P",
  States: { P: { Type: "Pass", Next: "F" }, F: { Type: "Fail", Error: "No", Cause: "because" } },
});

/** Runs an Express machine that logs at a level, and answers what it logged. */
async function logged(level: LogLevel, includeExecutionData: boolean): Promise<Record<string, unknown>[]> {
  const name = `logging-${level}-${includeExecutionData}`;
  await logs.createLogGroup({ logGroupName: name });
  const logGroupArn = `arn:aws:logs:us-west-2:123456789012:log-group:${name}:*`;
  const loggingConfiguration = {
    level,
    includeExecutionData,
    destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
  };
  const { stateMachineArn } = await sfn.createStateMachine({
    name,
    definition,
    roleArn,
    type: "EXPRESS",
    loggingConfiguration,
  });
  await sfn.startSyncExecution({ stateMachineArn, name: "x", input: '{"a":1}' });
  const read = async () => (await logs.filterLogEvents({ logGroupName: name })).events ?? [];
  await expect.poll(async () => (await read()).length, { timeout: 5000 }).toBeGreaterThan(0);
  return (await read()).map(({ message = "" }): Record<string, unknown> => JSON.parse(message));
}

test("ALL logs every event of the history", async () => {
  const events = await logged("ALL", true);
  expect(events.map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "PassStateEntered",
    "PassStateExited",
    "FailStateEntered",
    "ExecutionFailed",
  ]);
  expect(events[1]).toEqual({
    id: "2",
    type: "PassStateEntered",
    details: { input: '{"a":1}', inputDetails: { truncated: false }, name: "P" },
    redrive_count: "0",
    previous_event_id: "0",
    event_timestamp: expect.stringMatching(/^\d{13}$/),
    execution_arn: expect.stringMatching(/:express:logging-ALL-true:x:[0-9a-f-]{36}$/),
  });
});

test("ERROR logs failures, without the data unless it is asked for", async () => {
  const events = await logged("ERROR", false);
  expect(events.map(({ type, details }) => ({ type, details }))).toEqual([
    { type: "FailStateEntered", details: { name: "F" } },
    { type: "ExecutionFailed", details: {} },
  ]);
});

test("FATAL logs only the end of the execution", async () => {
  expect((await logged("FATAL", true)).map(({ type }) => type)).toEqual(["ExecutionFailed"]);
});
