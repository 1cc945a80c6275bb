import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridge } from "@aws-sdk/client-eventbridge";
import { SFN } from "@aws-sdk/client-sfn";
import { beforeAll, expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { roleArn } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";

const endpoint = await useTestEndpoint();
const sfn = new SFN(endpoint.clientConfig);
const logs = new CloudWatchLogs(endpoint.clientConfig);

beforeAll(async () => {
  await createServiceRole(endpoint.clientConfig);
});

test("EventBridge hears how executions begin and end", async () => {
  const logGroupName = "/aws/events/status";
  await logs.createLogGroup({ logGroupName });
  await logs.putResourcePolicy({
    policyName: "events",
    policyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: "*",
        },
      ],
    }),
  });
  const events = new EventBridge(endpoint.clientConfig);
  const EventPattern = JSON.stringify({
    source: ["aws.states"],
    "detail-type": ["Step Functions Execution Status Change"],
  });
  await events.putRule({ Name: "status", EventPattern });
  const Arn = `arn:aws:logs:us-west-2:123456789012:log-group:${logGroupName}`;
  await events.putTargets({ Rule: "status", Targets: [{ Id: "1", Arn }] });

  const definition = JSON.stringify({ StartAt: "F", States: { F: { Type: "Fail", Error: "E", Cause: "C" } } });
  const { stateMachineArn } = await sfn.createStateMachine({ name: "told", definition, roleArn });
  const { executionArn } = await sfn.startExecution({ stateMachineArn, name: "x", input: '{"a":1}' });

  const read = async () => {
    const { events: found = [] } = await logs.filterLogEvents({ logGroupName });
    return found.map(({ message = "{}" }): { resources: string[]; detail: Record<string, unknown> } =>
      JSON.parse(message),
    );
  };
  await expect.poll(async () => (await read()).length, { timeout: 10_000 }).toBe(2);
  const [begun, ended] = (await read()).sort((a) => (a.detail["status"] === "RUNNING" ? -1 : 1));
  expect(begun).toMatchObject({
    source: "aws.states",
    resources: [executionArn],
    detail: { executionArn, stateMachineArn, name: "x", status: "RUNNING", stopDate: null, input: '{"a":1}' },
  });
  expect(ended?.detail).toMatchObject({ status: "FAILED", error: "E", cause: "C", output: null });
});
