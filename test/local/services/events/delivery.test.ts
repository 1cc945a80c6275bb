import {
  CreateLogGroupCommand,
  FilterLogEventsCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { AddPermissionCommand } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  CopyObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useWorkbench, refusal } from "../lambda/workbench.ts";
import { createServiceRole } from "../../../support/service-role.ts";

const bench = await useWorkbench();
const { clientConfig } = bench.endpoint;
const events = new EventBridgeClient(clientConfig);
const sns = new SNSClient(clientConfig);
const sfn = new SFNClient(clientConfig);
const s3 = new S3Client({ ...clientConfig, forcePathStyle: true });

const patience = { timeout: 20_000, interval: 100 };
const source = (name: string): string => JSON.stringify({ source: [name] });
const arnOf = (service: string, path: string): string => `arn:aws:${service}:us-west-2:123456789012:${path}`;

async function putRule(name: string, EventPattern: string, ...Targets: Target[]): Promise<string> {
  const { RuleArn = "" } = await events.send(new PutRuleCommand({ Name: name, EventPattern }));
  if (Targets.length > 0) await events.send(new PutTargetsCommand({ Rule: name, Targets }));
  return RuleArn;
}

async function putEvents(...entries: PutEventsRequestEntry[]) {
  const { $metadata: _, ...answer } = await events.send(new PutEventsCommand({ Entries: entries }));
  return answer;
}

const entry = (Source: string, detail: unknown = {}): PutEventsRequestEntry => ({
  Source,
  DetailType: "ride",
  Detail: JSON.stringify(detail),
});

/** The messages of a log group, oldest first; none while there is no such group. */
async function messagesIn(logGroupName: string, filterPattern?: string): Promise<string[]> {
  const request = new FilterLogEventsCommand({ logGroupName, filterPattern });
  const answer = await bench.logs.send(request).catch(() => ({ events: [] }));
  return (answer.events ?? []).map(({ message = "" }) => message);
}

async function makePassMachine(name: string): Promise<string> {
  const definition = JSON.stringify({ StartAt: "Shape", States: { Shape: { Type: "Pass", End: true } } });
  const roleArn = await createServiceRole(bench.endpoint.clientConfig, {
    name: `${name}-machine`,
    service: "states.amazonaws.com",
    allow: "none:None",
  });
  const { stateMachineArn = "" } = await sfn.send(new CreateStateMachineCommand({ name, definition, roleArn }));
  return stateMachineArn;
}

async function outputsOf(stateMachineArn: string): Promise<unknown[]> {
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: "SUCCEEDED" }));
  const described = executions.map(({ executionArn }) => sfn.send(new DescribeExecutionCommand({ executionArn })));
  return (await Promise.all(described)).map(({ output = "null" }) => JSON.parse(output));
}

const lastLog = (text: string): string | undefined => bench.endpoint.log.findLast((line) => line.includes(text));

test("a function gets the event when it lets EventBridge invoke it for that rule", async () => {
  const name = await bench.make("exports.handler = async (event) => { console.log('got ' + JSON.stringify(event)) }");
  const Arn = arnOf("lambda", `function:${name}`);
  const rule = await putRule("to-function", source("function"), { Id: "t", Arn });
  await putEvents(entry("function", { before: "permission" }));
  await expect
    .poll(() => lastLog("to-function"))
    .toMatch(
      /was not delivered: AccessDeniedException: User: events.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: /,
    );
  const permission = {
    FunctionName: name,
    StatementId: "e",
    Action: "lambda:InvokeFunction",
    Principal: "events.amazonaws.com",
  };
  await bench.lambda.send(new AddPermissionCommand({ ...permission, SourceArn: rule }));
  const { Entries } = await putEvents({
    ...entry("function", { rider: "u1" }),
    Resources: ["arn:aws:s3:::photos"],
    Time: new Date("2026-01-02T03:04:05.678Z"),
  });
  await expect.poll(() => messagesIn(`/aws/lambda/${name}`, '"got "'), patience).toHaveLength(1);
  const [message = ""] = await messagesIn(`/aws/lambda/${name}`, '"got "');
  expect(JSON.parse(message.slice(message.indexOf("{")))).toEqual({
    version: "0",
    id: Entries?.[0]?.EventId,
    "detail-type": "ride",
    source: "function",
    account: "123456789012",
    time: "2026-01-02T03:04:05Z",
    region: "us-west-2",
    resources: ["arn:aws:s3:::photos"],
    detail: { rider: "u1" },
  });
});

test("an upload starts a machine, with the key as it is", async () => {
  const machine = await makePassMachine("uploads");
  const RoleArn = await createServiceRole(bench.endpoint.clientConfig, {
    name: "start-uploads",
    service: "events.amazonaws.com",
    allow: "states:StartExecution",
  });
  const InputTransformer = {
    InputPathsMap: { bucket: "$.detail.bucket.name", key: "$.detail.object.key" },
    InputTemplate: '{"s3Bucket": <bucket>, "s3Key": <key>}',
  };
  const pattern = {
    source: ["aws.s3"],
    "detail-type": ["Object Created"],
    detail: { object: { key: [{ suffix: ".jpg" }] } },
  };
  await putRule("on-upload", JSON.stringify(pattern), { Id: "t", Arn: machine, RoleArn, InputTransformer });
  const Bucket = "uploaded-photos";
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "early.jpg", Body: "x" }));
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "my photo+100%20(ü).jpg", Body: "x" }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "notes.txt", Body: "x" }));
  await s3.send(new CopyObjectCommand({ Bucket, Key: "copy.jpg", CopySource: `${Bucket}/early.jpg` }));
  await expect.poll(() => outputsOf(machine), patience).toHaveLength(2);
  expect(await outputsOf(machine)).toEqual(
    expect.arrayContaining([
      { s3Bucket: Bucket, s3Key: "my photo+100%20(ü).jpg" },
      { s3Bucket: Bucket, s3Key: "copy.jpg" },
    ]),
  );
});

test("a machine is not started as a role that does not trust EventBridge, or may not start it", async () => {
  const Arn = await makePassMachine("unreached");
  const untrusting = await createServiceRole(bench.endpoint.clientConfig, {
    name: "untrusting",
    service: "states.amazonaws.com",
    allow: "states:StartExecution",
  });
  const powerless = await createServiceRole(bench.endpoint.clientConfig, {
    name: "powerless",
    service: "events.amazonaws.com",
    allow: "states:ListExecutions",
  });
  await putRule("untrusting", source("untrusting"), { Id: "t", Arn, RoleArn: untrusting });
  await putRule("powerless", source("powerless"), { Id: "t", Arn, RoleArn: powerless });
  await putEvents(entry("untrusting"), entry("powerless"));
  await expect
    .poll(() => lastLog("rule/untrusting"))
    .toMatch(
      /AccessDenied: User: events.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role\/untrusting$/,
    );
  await expect
    .poll(() => lastLog("rule/powerless"))
    .toMatch(
      /not authorized to perform: states:StartExecution on resource: .* because no identity-based policy allows/,
    );
  expect(await outputsOf(Arn)).toEqual([]);
});

test("a topic gets the event when its policy lets EventBridge publish", async () => {
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "from-events" }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sms", Endpoint: "+12065550100" }));
  await putRule("to-topic", source("topic"), { Id: "t", Arn: TopicArn, InputPath: "$.detail" });
  await putEvents(entry("topic"));
  await expect
    .poll(() => lastLog("to-topic"))
    .toMatch(
      /AuthorizationErrorException: User: events.amazonaws.com is not authorized to perform: SNS:Publish on resource: /,
    );
  const statement = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: TopicArn,
  };
  const AttributeValue = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
  await putEvents(entry("topic", { rider: "u1" }));
  await expect.poll(() => lastLog("sns outbox")).toBe('sns outbox: sms to +12065550100: "{\\"rider\\":\\"u1\\"}"');
});

test("a log group gets the event when a resource policy lets EventBridge write", async () => {
  const logGroupName = "/aws/events/rides";
  await bench.logs.send(new CreateLogGroupCommand({ logGroupName }));
  await putRule("to-log", source("log"), { Id: "t", Arn: arnOf("logs", `log-group:${logGroupName}`) });
  await putEvents(entry("log"));
  await expect
    .poll(() => lastLog("to-log"))
    .toMatch(
      /is not authorized to perform: logs:CreateLogStream on resource: .* because no resource-based policy allows/,
    );
  const statement = {
    Effect: "Allow",
    Principal: { Service: ["events.amazonaws.com", "delivery.logs.amazonaws.com"] },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: arnOf("logs", "log-group:/aws/events/*:*"),
  };
  const policyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await bench.logs.send(new PutResourcePolicyCommand({ policyName: "events", policyDocument }));
  await putEvents(entry("log", { rider: "u1" }));
  await expect.poll(() => messagesIn(logGroupName), patience).toHaveLength(1);
  expect(JSON.parse((await messagesIn(logGroupName))[0] ?? "")).toMatchObject({
    source: "log",
    detail: { rider: "u1" },
  });
});

test("each entry is taken or refused for itself", async () => {
  const answer = await putEvents(
    entry("fine"),
    { DetailType: "t", Detail: "{}" },
    { Source: "s", Detail: "{}" },
    { Source: "s", DetailType: "t" },
    { Source: "s", DetailType: "t", Detail: "[1]" },
    { Source: "s", DetailType: "t", Detail: '{"a":'.repeat(2000) },
    entry("aws.s3"),
    { ...entry("fine"), EventBusName: "nowhere" },
  );
  const required = (name: string) => ({
    ErrorCode: "InvalidArgument",
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  });
  const malformed = { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  const EventId = expect.stringMatching(/^[0-9a-f-]{36}$/);
  expect(answer).toEqual({
    FailedEntryCount: 6,
    Entries: [
      { EventId },
      required("Source"),
      required("DetailType"),
      required("Detail"),
      malformed,
      malformed,
      { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." },
      { EventId },
    ],
  });
});

test("requests with no entries, too many or too large ones are refused", async () => {
  expect(await refusal(putEvents())).toBe(
    "ValidationException: 1 validation error detected: Value '[]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  const shown =
    "PutEventsRequestEntry(time=null, source=s, resources=null, detailType=ride, detail={}, eventBusName=null, traceHeader=null, kmsKeyIdentifier=null, internalMetadata=null)";
  expect(await refusal(putEvents(...Array.from({ length: 11 }, () => entry("s"))))).toBe(
    `ValidationException: 1 validation error detected: Value '[${Array.from({ length: 11 }, () => shown).join(", ")}]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10`,
  );
  expect(await refusal(putEvents(entry("s", { text: "x".repeat(262_144) })))).toBe(
    "ValidationException: Total size of the entries in the request is over the limit.",
  );
});

test("events of one bus are not seen on another", async () => {
  const machine = await makePassMachine("bus-rides");
  const RoleArn = await createServiceRole(bench.endpoint.clientConfig, {
    name: "start-bus-rides",
    service: "events.amazonaws.com",
    allow: "states:StartExecution",
  });
  const { EventBusArn } = await events.send(new CreateEventBusCommand({ Name: "rides" }));
  await events.send(new PutRuleCommand({ Name: "all", EventPattern: source("bus"), EventBusName: "rides" }));
  const Targets = [{ Id: "t", Arn: machine, RoleArn, InputPath: "$.detail" }];
  await events.send(new PutTargetsCommand({ Rule: "all", EventBusName: "rides", Targets }));
  await putEvents(entry("bus", { on: "default" }), { ...entry("bus", { on: "rides" }), EventBusName: EventBusArn });
  await expect.poll(() => outputsOf(machine), patience).toEqual([{ on: "rides" }]);
});
