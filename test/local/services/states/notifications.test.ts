import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";
import { oneTask } from "./support/definitions.ts";
import { createServiceRole } from "../../../support/service-role.ts";

let endpoint: TestEndpoint;
let sfn: SFNClient;
let sns: SNSClient;
let events: EventBridgeClient;
let allowed: string;
let powerless: string;
let made = 0;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  sfn = new SFNClient(endpoint.clientConfig);
  sns = new SNSClient(endpoint.clientConfig);
  events = new EventBridgeClient(endpoint.clientConfig);
  allowed = await createServiceRole(endpoint.clientConfig, {
    name: "allowed",
    allow: ["sns:Publish", "sns:CreateTopic", "events:*"],
  });
  powerless = await createServiceRole(endpoint.clientConfig, { name: "powerless", allow: ["sns:ListTopics"] });
});
afterAll(() => endpoint.close());

/** A topic whose messages the log shows. */
async function makeTopic(attributes: Record<string, string> = {}): Promise<string> {
  const Name = `topic-${made++}${attributes["FifoTopic"] ? ".fifo" : ""}`;
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name, Attributes: attributes }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sms", Endpoint: `+1206555${1000 + made}` }));
  return TopicArn;
}

const lastSent = (): string | undefined => endpoint.log.findLast((line) => line.startsWith("sns outbox"));

async function start(task: Record<string, unknown>, roleArn: string): Promise<string> {
  const name = `machine-${made++}`;
  const machine = await sfn.send(new CreateStateMachineCommand({ name, roleArn, definition: oneTask(task) }));
  const { executionArn = "" } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: machine.stateMachineArn, name: "x" }),
  );
  return executionArn;
}

async function finish(executionArn: string): Promise<DescribeExecutionCommandOutput> {
  const look = () => sfn.send(new DescribeExecutionCommand({ executionArn }));
  await expect.poll(async () => (await look()).status, { timeout: 10_000, interval: 20 }).not.toBe("RUNNING");
  return look();
}

const run = async (task: Record<string, unknown>, roleArn = allowed) => finish(await start(task, roleArn));

describe("sns:publish", () => {
  const Resource = "arn:aws:states:::sns:publish";

  test("publishes text as it is and anything else as JSON", async () => {
    const TopicArn = await makeTopic();
    const { status, output = "" } = await run({ Resource, Parameters: { TopicArn, Message: { title: "refused" } } });
    expect(status).toBe("SUCCEEDED");
    expect(JSON.parse(output)).toEqual({
      MessageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      SdkHttpMetadata: {
        AllHttpHeaders: expect.objectContaining({ "Content-Length": ["294"], "Content-Type": ["text/xml"] }),
        HttpHeaders: expect.objectContaining({ "Content-Length": "294", "Content-Type": "text/xml" }),
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(lastSent()).toContain(String.raw`"{\"title\":\"refused\"}"`);
    await run({ Resource, Parameters: { TopicArn, Message: "plain", Subject: "S" } });
    expect(lastSent()).toContain('"S": "plain"');
  });

  test("answers the sequence number of a FIFO topic", async () => {
    const TopicArn = await makeTopic({ FifoTopic: "true", ContentBasedDeduplication: "true" });
    const { output = "" } = await run({ Resource, Parameters: { TopicArn, Message: "m", MessageGroupId: "g" } });
    expect(JSON.parse(output)).toMatchObject({
      SequenceNumber: "10000000000000000001",
      SdkHttpMetadata: { HttpHeaders: { "Content-Length": "352" } },
    });
  });

  test("waits for the token it publishes", async () => {
    const TopicArn = await makeTopic();
    const Parameters = { TopicArn, "Message.$": "$$.Task.Token" };
    const executionArn = await start({ Resource: `${Resource}.waitForTaskToken`, Parameters }, allowed);
    await expect.poll(lastSent).toMatch(/: "[\w+/=-]{50,}"$/);
    const [, taskToken] = /: "([^"]+)"$/.exec(lastSent() ?? "") ?? [];
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"approved":true}' }));
    expect(await finish(executionArn)).toMatchObject({ status: "SUCCEEDED", output: '{"approved":true}' });
  });

  test.each([
    [
      "nowhere",
      "SNS.NotFoundException",
      "Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound;",
    ],
    [
      "",
      "SNS.InvalidParameterException",
      "Invalid parameter: Empty message (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter;",
    ],
  ])("fails with SNS's error", async (name, error, cause) => {
    const TopicArn = name === "" ? await makeTopic() : `arn:aws:sns:us-west-2:123456789012:${name}`;
    const ended = await run({ Resource, Parameters: { TopicArn, Message: name } });
    expect(ended).toMatchObject({ status: "FAILED", error, cause: expect.stringContaining(cause) });
  });

  test("needs the permission", async () => {
    const TopicArn = await makeTopic();
    const ended = await run({ Resource, Parameters: { TopicArn, Message: "m" } }, powerless);
    expect(ended.error).toBe("SNS.AuthorizationErrorException");
    expect(ended.cause).toContain(
      `:assumed-role/powerless/x is not authorized to perform: SNS:Publish on resource: ${TopicArn} because no identity-based policy allows the SNS:Publish action (Service: AmazonSNS; Status Code: 403; Error Code: AuthorizationError;`,
    );
  });
});

describe("events:putEvents", () => {
  const Resource = "arn:aws:states:::events:putEvents";

  test("puts events that name machine and execution", async () => {
    const TopicArn = await makeTopic();
    const statement = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: TopicArn };
    const AttributeValue = JSON.stringify({ Statement: [statement] });
    await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue }));
    await events.send(new PutRuleCommand({ Name: "rides", EventPattern: '{"source":["rides"]}' }));
    await events.send(new PutTargetsCommand({ Rule: "rides", Targets: [{ Id: "t", Arn: TopicArn }] }));
    const entry = { Source: "rides", DetailType: "t", Detail: { rider: "u1" }, Resources: ["arn:aws:s3:::photos"] };
    const { output = "", executionArn = "" } = await run({ Resource, Parameters: { Entries: [entry] } });
    const { Entries } = JSON.parse(output);
    expect(JSON.parse(output)).toEqual({
      Entries: [{ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
      FailedEntryCount: 0,
    });
    await expect.poll(lastSent).toContain("rides");
    const event: unknown = JSON.parse(JSON.parse(/: (".*")$/.exec(lastSent() ?? "")?.[1] ?? "null"));
    expect(event).toMatchObject({
      id: Entries[0].EventId,
      resources: [
        "arn:aws:s3:::photos",
        executionArn.replace(":execution:", ":stateMachine:").replace(/:x$/, ""),
        executionArn,
      ],
      detail: { rider: "u1" },
    });
  });

  test("fails when one entry is not taken", async () => {
    const Entries = [
      { Source: "rides", DetailType: "t", Detail: {} },
      { DetailType: "t", Detail: {} },
    ];
    const { error, cause = "" } = await run({ Resource, Parameters: { Entries } });
    expect(error).toBe("EventBridge.FailedEntry");
    expect(JSON.parse(cause)).toEqual({
      Entries: [
        { EventId: expect.any(String) },
        {
          ErrorCode: "InvalidArgument",
          ErrorMessage: "Parameter Source is not valid. Reason: Source is a required argument.",
        },
      ],
      FailedEntryCount: 1,
    });
  });
});

describe("aws-sdk", () => {
  test("calls SNS and EventBridge", async () => {
    const topic = await run({ Resource: "arn:aws:states:::aws-sdk:sns:createTopic", Parameters: { Name: "from-sdk" } });
    expect(topic.output).toBe('{"TopicArn":"arn:aws:sns:us-west-2:123456789012:from-sdk"}');
    const rules = await run({
      Resource: "arn:aws:states:::aws-sdk:eventbridge:listRules",
      Parameters: { NamePrefix: "none" },
    });
    expect(rules.output).toBe('{"Rules":[]}');
    const missing = await run({
      Resource: "arn:aws:states:::aws-sdk:eventbridge:describeRule",
      Parameters: { Name: "none" },
    });
    expect(missing).toMatchObject({
      error: "EventBridge.ResourceNotFoundException",
      cause: expect.stringContaining(
        "Rule none does not exist on EventBus default. (Service: EventBridge, Status Code: 400,",
      ),
    });
  });
});
