import { CloudFormationClient, CreateStackCommand } from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, PutRuleCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateCollectionCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { CreateActivityCommand, CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { CreateTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonRequest, sendRaw } from "../support/raw-request.ts";
import type { RawAnswer } from "../support/http-exchange.ts";
import { startTestEndpoint, type TestEndpoint } from "./support/endpoint.ts";

let endpoint: TestEndpoint;
const arns: Record<string, string> = {};

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const config = endpoint.clientConfig;
  const Service = ["states.amazonaws.com", "lambda.amazonaws.com"];
  const trust = { Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }] };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  const made = await new IAMClient(config).send(new CreateRoleCommand({ RoleName: "r", AssumeRolePolicyDocument }));
  const role = made.Role?.Arn;
  const definition = JSON.stringify({ StartAt: "A", States: { A: { Type: "Succeed" } } });
  const sfn = new SFNClient(config);
  const machine = await sfn.send(new CreateStateMachineCommand({ name: "x", roleArn: role, definition }));
  const activity = await sfn.send(new CreateActivityCommand({ name: "x" }));
  const topic = await new SNSClient(config).send(new CreateTopicCommand({ Name: "x" }));
  await new CloudWatchLogsClient(config).send(new CreateLogGroupCommand({ logGroupName: "x" }));
  await new RekognitionClient(config).send(new CreateCollectionCommand({ CollectionId: "x" }));
  const TemplateBody = "Resources: {B: {Type: 'AWS::Logs::LogGroup'}}";
  const stack = await new CloudFormationClient(config).send(new CreateStackCommand({ StackName: "x", TemplateBody }));
  const rule = await new EventBridgeClient(config).send(
    new PutRuleCommand({ Name: "x", ScheduleExpression: "rate(1 day)" }),
  );
  await new SSMClient(config).send(new PutParameterCommand({ Name: "x", Type: "String", Value: "v" }));
  const ZipFile = zipSync({ "i.js": strToU8("exports.h = async () => 1") });
  const code = { Runtime: "nodejs22.x", Handler: "i.h", Code: { ZipFile } } as const;
  const made2 = new CreateFunctionCommand({ FunctionName: "x", Role: role, ...code });
  const fn = await new LambdaClient(config).send(made2);
  Object.assign(arns, {
    machine: machine.stateMachineArn,
    activity: activity.activityArn,
    topic: topic.TopicArn,
    group: "arn:aws:logs:us-west-2:123456789012:log-group:x",
    collection: "arn:aws:rekognition:us-west-2:123456789012:collection/x",
    stack: stack.StackId,
    changeSet: stack.StackId?.replace(":stack/x/", ":changeSet/c/"),
    rule: rule.RuleArn,
    bus: "arn:aws:events:us-west-2:123456789012:event-bus/default",
    function: fn.FunctionArn,
    parameter: "arn:aws:ssm:us-west-2:123456789012:parameter/x",
  });
});
afterAll(() => endpoint.close());

type Call = (arn: string) => Promise<RawAnswer>;

const json =
  (service: string, target: string, member: string, more: object = {}): Call =>
  (arn) =>
    sendRaw(endpoint.url, jsonRequest(service, target, { [member]: arn, ...more }, endpoint.credentials));

const query =
  (service: string, action: string, member: string): Call =>
  (arn) =>
    sendRaw(endpoint.url, {
      service,
      body: new URLSearchParams({
        ...Object.fromEntries(action.split("&").map((pair) => pair.split("="))),
        [member]: arn,
      }).toString(),
      credentials: endpoint.credentials,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });

const rest =
  (path: (arn: string) => string): Call =>
  (arn) =>
    sendRaw(endpoint.url, {
      service: "lambda",
      method: "GET",
      target: path(encodeURIComponent(arn)),
      credentials: endpoint.credentials,
    });

const states = (operation: string, member: string): Call => json("states", `AWSStepFunctions.${operation}`, member);
const sns = "Version=2010-03-31&Action=";
const cloudformation = "Version=2010-05-15&Action=";

const calls: [name: string, of: string, call: Call, refusal: RegExp][] = [
  [
    "DescribeStateMachine",
    "machine",
    states("DescribeStateMachine", "stateMachineArn"),
    /StateMachineDoesNotExist|InvalidArn/,
  ],
  ["StartExecution", "machine", states("StartExecution", "stateMachineArn"), /StateMachineDoesNotExist|InvalidArn/],
  ["DescribeActivity", "activity", states("DescribeActivity", "activityArn"), /ActivityDoesNotExist|InvalidArn/],
  ["GetTopicAttributes", "topic", query("sns", `${sns}GetTopicAttributes`, "TopicArn"), /InvalidParameter|NotFound/],
  ["Publish", "topic", query("sns", `${sns}Publish&Message=a`, "TopicArn"), /InvalidParameter|NotFound/],
  [
    "FilterLogEvents",
    "group",
    json("logs", "Logs_20140328.FilterLogEvents", "logGroupIdentifier"),
    /ResourceNotFoundException/,
  ],
  [
    "tags of a group",
    "group",
    json("logs", "Logs_20140328.ListTagsForResource", "resourceArn"),
    /ResourceNotFoundException/,
  ],
  [
    "tags of a collection",
    "collection",
    json("rekognition", "RekognitionService.ListTagsForResource", "ResourceArn"),
    /ResourceNotFoundException/,
  ],
  [
    "DescribeStacks",
    "stack",
    query("cloudformation", `${cloudformation}DescribeStacks`, "StackName"),
    /does not exist/,
  ],
  ["GetTemplate", "stack", query("cloudformation", `${cloudformation}GetTemplate`, "StackName"), /does not exist/],
  ["ListRules", "bus", json("events", "AWSEvents.ListRules", "EventBusName"), /ResourceNotFoundException/],
  [
    "DescribeRule",
    "bus",
    json("events", "AWSEvents.DescribeRule", "EventBusName", { Name: "x" }),
    /ResourceNotFoundException/,
  ],
  [
    "tags of a rule",
    "rule",
    json("events", "AWSEvents.ListTagsForResource", "ResourceARN"),
    /ResourceNotFoundException|ValidationException/,
  ],
  ["GetParameter", "parameter", json("ssm", "AmazonSSM.GetParameter", "Name"), /ParameterNotFound/],
  ["GetFunction", "function", rest((arn) => `/2015-03-31/functions/${arn}`), /ResourceNotFoundException|not found/],
  ["tags of a function", "function", rest((arn) => `/2017-03-31/tags/${arn}`), /ResourceNotFoundException|not found/],
];

describe.each(calls)("%s", (_name, of, call, refusal) => {
  test("works on this account's and region's own", async () => {
    expect((await call(arns[of] ?? "")).status).toBe(200);
  });

  test.each([
    ["account", "123456789012", "999999999999"],
    ["region", "us-west-2", "eu-west-1"],
    ["partition", "arn:aws:", "arn:aws-cn:"],
  ])("does not take the ARN of another %s for it", async (_what, own, other) => {
    const { status, body, headers } = await call((arns[of] ?? "").replace(own, other));
    expect([400, 404]).toContain(status);
    expect(`${String(headers["x-amzn-errortype"])} ${body}`).toMatch(refusal);
  });
});

const things: [name: string, of: string, ending: string, remove: Call, look: Call | undefined, refusal: RegExp][] = [
  [
    "DeleteParameter",
    "parameter",
    "",
    json("ssm", "AmazonSSM.DeleteParameter", "Name"),
    json("ssm", "AmazonSSM.GetParameter", "Name"),
    /ParameterNotFound/,
  ],
  [
    "DeleteStack",
    "stack",
    "",
    query("cloudformation", `${cloudformation}DeleteStack`, "StackName"),
    query("cloudformation", `${cloudformation}DescribeStacks`, "StackName"),
    /ValidationError.*does not exist/s,
  ],
  [
    "DeleteChangeSet",
    "changeSet",
    "",
    query("cloudformation", `${cloudformation}DeleteChangeSet`, "ChangeSetName"),
    undefined,
    /ChangeSetNotFound/,
  ],
  [
    "DeleteTopic",
    "topic",
    "",
    query("sns", `${sns}DeleteTopic`, "TopicArn"),
    query("sns", `${sns}GetTopicAttributes`, "TopicArn"),
    /InvalidParameter/,
  ],
  [
    "Unsubscribe",
    "topic",
    ":5e1a6e3c-0c0c-4c6e-9d6c-000000000000",
    query("sns", `${sns}Unsubscribe`, "SubscriptionArn"),
    undefined,
    /InvalidParameter/,
  ],
  [
    "DeleteStateMachine",
    "machine",
    "",
    states("DeleteStateMachine", "stateMachineArn"),
    states("DescribeStateMachine", "stateMachineArn"),
    /InvalidArn/,
  ],
  [
    "DeleteStateMachineVersion",
    "machine",
    ":1",
    states("DeleteStateMachineVersion", "stateMachineVersionArn"),
    undefined,
    /InvalidArn/,
  ],
  [
    "DeleteStateMachineAlias",
    "machine",
    ":live",
    states("DeleteStateMachineAlias", "stateMachineAliasArn"),
    undefined,
    /InvalidArn/,
  ],
  [
    "DeleteActivity",
    "activity",
    "",
    states("DeleteActivity", "activityArn"),
    states("DescribeActivity", "activityArn"),
    /InvalidArn/,
  ],
];

describe.each(things)("%s", (_name, of, ending, remove, look, refusal) => {
  test.each([
    ["account", "123456789012", "999999999999"],
    ["region", "us-west-2", "eu-west-1"],
    ["partition", "arn:aws:", "arn:aws-cn:"],
  ] as const)("refuses the ARN of another %s, and leaves this one's alone", async (_what, own, other) => {
    const arn = `${arns[of] ?? ""}${ending}`;
    const { status, body, headers } = await remove(arn.replace(own, other));
    expect([400, 404]).toContain(status);
    expect(`${String(headers["x-amzn-errortype"])} ${body}`).toMatch(refusal);
    const after = await look?.(arn);
    expect(after?.status ?? 200).toBe(200);
    expect(after?.body ?? "").not.toContain("DELETE_IN_PROGRESS");
  });
});

test("PutEvents to the bus of another account is refused, as nobody there allows it", async () => {
  const Entries = [{ EventBusName: "arn:aws:events:us-west-2:999999999999:event-bus/default", Source: "s" }];
  const { status, body } = await sendRaw(
    endpoint.url,
    jsonRequest("events", "AWSEvents.PutEvents", { Entries }, endpoint.credentials),
  );
  expect(status).toBe(400);
  expect(body).toMatch(/AccessDeniedException.*no resource-based policy allows the events:PutEvents action/);
});
