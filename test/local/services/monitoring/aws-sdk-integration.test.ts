import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { SFN } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { createServiceRole } from "../../../support/service-role.ts";

const endpoint = await useTestEndpoint();
const sfn = new SFN(endpoint.clientConfig);

/** Runs one task as an Express machine. */
async function run(name: string, roleArn: string, Resource: string, Parameters: object) {
  const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Task", Resource, Parameters, End: true } } });
  const { stateMachineArn } = await sfn.createStateMachine({ name, roleArn, definition, type: "EXPRESS" });
  return sfn.startSyncExecution({ stateMachineArn });
}

const putMetricData = "arn:aws:states:::aws-sdk:cloudwatch:putMetricData";
const datum = { Namespace: "Machines", MetricData: [{ MetricName: "Photos", Value: 2 }] };

test("a machine publishes a metric, if its role may", { timeout: 30_000 }, async () => {
  const allowed = await createServiceRole(endpoint.clientConfig, {
    name: "publisher",
    allow: "cloudwatch:PutMetricData",
  });
  expect(await run("publishing", allowed, putMetricData, datum)).toMatchObject({ status: "SUCCEEDED", output: "{}" });
  const { Metrics } = await new CloudWatch(endpoint.clientConfig).listMetrics({ Namespace: "Machines" });
  expect(Metrics).toMatchObject([{ MetricName: "Photos" }]);
  const other = await createServiceRole(endpoint.clientConfig, { name: "reader", allow: "cloudwatch:GetMetricData" });
  expect(await run("refused", other, putMetricData, datum)).toMatchObject({
    status: "FAILED",
    error: expect.stringMatching(/^CloudWatch\./),
    cause: expect.stringContaining("is not authorized to perform: cloudwatch:PutMetricData because"),
  });
});

test("errors of CloudWatch and SES carry the names of their SDK clients", { timeout: 30_000 }, async () => {
  const role = await createServiceRole(endpoint.clientConfig, { name: "all", allow: "*" });
  const wrong = { Namespace: "AWS/States", MetricData: datum.MetricData };
  expect(await run("wrong", role, putMetricData, wrong)).toMatchObject({
    error: "CloudWatch.InvalidParameterValueException",
  });
  const Content = { Simple: { Subject: { Data: "s" }, Body: { Text: { Data: "t" } } } };
  const mail = { FromEmailAddress: "a@b.c", Destination: { ToAddresses: ["a@b.c"] }, Content };
  expect(await run("mail", role, "arn:aws:states:::aws-sdk:sesv2:sendEmail", mail)).toMatchObject({
    error: "SesV2.MessageRejectedException",
    cause: expect.stringContaining("Email address is not verified."),
  });
});
