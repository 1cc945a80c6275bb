import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { AddPermissionCommand } from "@aws-sdk/client-lambda";
import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketNotificationConfigurationCommand,
  type LambdaFunctionConfiguration,
  type NotificationConfiguration,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useWorkbench, refusal } from "../lambda/workbench.ts";

const bench = await useWorkbench();
const s3 = new S3Client({ ...bench.endpoint.clientConfig, forcePathStyle: true });
let buckets = 0;

const patience = { timeout: 20_000, interval: 50 };
const logging = "exports.handler = async (event) => console.log(`got ${JSON.stringify(event)}`)";
const arnOf = (name: string): string => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;

async function newBucket(): Promise<string> {
  const Bucket = `told-${(buckets += 1)}`;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }));
  return Bucket;
}

const allow = (name: string, SourceArn?: string): Promise<void> =>
  bench.allow(name, "s3", SourceArn === undefined ? { SourceAccount: "123456789012" } : { SourceArn });

const put = (Bucket: string, NotificationConfiguration: NotificationConfiguration, skip = false) =>
  s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration,
      SkipDestinationValidation: skip,
    }),
  );
const toFunction = (name: string, more: Partial<LambdaFunctionConfiguration> = {}): NotificationConfiguration => ({
  LambdaFunctionConfigurations: [
    { LambdaFunctionArn: arnOf(name), Events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], ...more },
  ],
});

interface ReceivedRecord {
  readonly eventName: string;
  readonly s3: { readonly object: { readonly key: string; readonly sequencer: string } };
}

/** The records that a logging function got, oldest first. */
async function recordsOf(name: string): Promise<ReceivedRecord[]> {
  const { events = [] } = await bench.logs.send(
    new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${name}`, filterPattern: "got" }),
  );
  return events.flatMap(({ message = "" }) => JSON.parse(message.slice(message.indexOf("got ") + 4)).Records ?? []);
}

test("a function gets AWS's document of each change, with the key encoded", async () => {
  const [Bucket, name] = [await newBucket(), await bench.make(logging)];
  await allow(name, `arn:aws:s3:::${Bucket}`);
  await put(Bucket, toFunction(name, { Id: "mine" }));
  const Key = "Incoming/한글 😀+%(1)~.jpg";
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: "photo" }));
  await s3.send(
    new CopyObjectCommand({ Bucket, Key: "copy", CopySource: encodeURI(`${Bucket}/${Key}`).replace("+", "%2B") }),
  );
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "copy" }));
  await expect.poll(async () => (await recordsOf(name)).length, patience).toBe(3);
  const byName = new Map((await recordsOf(name)).map((record) => [record.eventName, record]));
  const encoded = "Incoming/%ED%95%9C%EA%B8%80+%F0%9F%98%80%2B%25%281%29%7E.jpg";
  const created = byName.get("ObjectCreated:Put");
  expect(created).toEqual({
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: "us-west-2",
    eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    eventName: "ObjectCreated:Put",
    userIdentity: { principalId: "AWS:AIDAWILDRYDESLOCALUSER" },
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    responseElements: { "x-amz-request-id": expect.any(String), "x-amz-id-2": expect.any(String) },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: "mine",
      bucket: {
        name: Bucket,
        ownerIdentity: { principalId: expect.stringMatching(/^A[0-9A-F]{13}$/) },
        arn: `arn:aws:s3:::${Bucket}`,
      },
      object: { key: encoded, size: 5, eTag: "5ae0c1c8a5260bc7b6648f6fbd115c35", sequencer: expect.any(String) },
    },
  });
  expect(byName.get("ObjectCreated:Copy")?.s3.object).toMatchObject({ key: "copy", size: 5 });
  const removed = byName.get("ObjectRemoved:Delete")?.s3.object;
  expect(removed).toEqual({ key: "copy", sequencer: expect.any(String) });
  const copied = byName.get("ObjectCreated:Copy")?.s3.object;
  expect((removed?.sequencer ?? "") > (copied?.sequencer ?? "")).toBe(true);
});

test("filters and event types decide who is notified; versions are named", async () => {
  const [Bucket, jpegs, markers] = [await newBucket(), await bench.make(logging), await bench.make(logging)];
  await allow(jpegs);
  await allow(markers);
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  const rules = [
    { Name: "PREFIX" as "prefix", Value: "Incoming/" },
    { Name: "suffix" as const, Value: ".jpg" },
  ];
  const [jpegConfiguration] =
    toFunction(jpegs, {
      Events: ["s3:ObjectCreated:Put"],
      Filter: { Key: { FilterRules: rules } },
    }).LambdaFunctionConfigurations ?? [];
  const [markerConfiguration] =
    toFunction(markers, { Events: ["s3:ObjectRemoved:DeleteMarkerCreated"] }).LambdaFunctionConfigurations ?? [];
  if (!jpegConfiguration || !markerConfiguration) throw new Error("no configuration");
  await put(Bucket, { LambdaFunctionConfigurations: [jpegConfiguration, markerConfiguration] });
  const kept = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  expect(kept.LambdaFunctionConfigurations?.[0]).toEqual({
    Id: expect.stringMatching(/^.{20,}$/),
    LambdaFunctionArn: arnOf(jpegs),
    Events: ["s3:ObjectCreated:Put"],
    Filter: {
      Key: {
        FilterRules: [
          { Name: "Prefix", Value: "Incoming/" },
          { Name: "Suffix", Value: ".jpg" },
        ],
      },
    },
  });
  for (const Key of ["Incoming/a.png", "other/a.jpg", "Incoming/a.jpg"]) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: "x" }));
  }
  const { VersionId } = await s3.send(new DeleteObjectCommand({ Bucket, Key: "Incoming/a.jpg" }));
  await expect.poll(async () => (await recordsOf(markers)).length, patience).toBe(1);
  await expect.poll(async () => (await recordsOf(jpegs)).length, patience).toBe(1);
  expect((await recordsOf(markers))[0]?.s3.object).toMatchObject({ versionId: VersionId, key: "Incoming/a.jpg" });
  expect((await recordsOf(jpegs))[0]?.s3.object.key).toBe("Incoming/a.jpg");
});

test("destinations are checked as on AWS, and the check can be skipped", async () => {
  const [Bucket, name] = [await newBucket(), await bench.make(logging)];
  const refused = async (configuration: NotificationConfiguration, skip = false) => {
    try {
      await put(Bucket, configuration, skip);
    } catch (error) {
      const { name: code, message, ...members } = error as Error & Record<string, unknown>;
      return { code, message, ...members };
    }
    return undefined;
  };
  const malformed = {
    LambdaFunctionConfigurations: [{ LambdaFunctionArn: "invalid-queue", Events: ["s3:ObjectCreated:*" as const] }],
  };
  for (const skip of [false, true]) {
    expect(await refused(malformed, skip)).toMatchObject({
      code: "InvalidArgument",
      message: "The ARN could not be parsed",
      ArgumentName: "CloudFunction",
      ArgumentValue: "invalid-queue",
      $metadata: { httpStatusCode: 400 },
    });
  }
  // Neither a function that is missing nor one without a permission.
  for (const target of ["my-lambda", name]) {
    expect(await refused(toFunction(target))).toMatchObject({
      code: "InvalidArgument",
      message: "Unable to validate the following destination configurations",
      ArgumentName1: `${arnOf(target)}, null`,
      ArgumentValue1: `Not authorized to invoke function [${arnOf(target)}]`,
    });
  }
  await allow(name, "arn:aws:s3:::another-bucket");
  expect(await refused(toFunction(name))).toMatchObject({ code: "InvalidArgument" });
  expect(await refused(toFunction("my-lambda", { Id: "id123" }), true)).toBeUndefined();
  const { $metadata: _, ...kept } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  expect(kept).toEqual(toFunction("my-lambda", { Id: "id123" }));
});

test("configurations that S3 refuses", async () => {
  const [Bucket, name] = [await newBucket(), await bench.make(logging)];
  await allow(name);
  const rule = (Name: string, Value: string) => ({
    Filter: { Key: { FilterRules: [{ Name: Name as "prefix", Value }] } },
  });
  const both = (one: object, other: object): NotificationConfiguration => ({
    LambdaFunctionConfigurations: [one, other].map((more) => ({
      LambdaFunctionArn: arnOf(name),
      Events: ["s3:ObjectCreated:*"],
      ...more,
    })),
  });
  expect(await refusal(put(Bucket, toFunction(name, rule("infix", "a"))))).toBe(
    "InvalidArgument: filter rule name must be either prefix or suffix",
  );
  expect(await refusal(put(Bucket, toFunction(name, { Events: ["s3:ObjectEaten:*" as "s3:ObjectCreated:*"] })))).toBe(
    "InvalidArgument: A specified event is not supported for notifications",
  );
  const ambiguous =
    "InvalidArgument: Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.";
  expect(await refusal(put(Bucket, both({}, rule("prefix", "a"))))).toBe(ambiguous);
  expect(
    await refusal(
      put(Bucket, both(rule("prefix", "a/b"), { ...rule("prefix", "a/"), Events: ["s3:ObjectCreated:Put"] })),
    ),
  ).toBe(ambiguous);
  await put(Bucket, both(rule("prefix", "a/"), rule("prefix", "b/")));
  await put(Bucket, both(rule("suffix", ".jpg"), rule("suffix", ".png")));
  const elsewhere = arnOf(name).replace("us-west-2", "eu-west-1");
  expect(await refusal(put(Bucket, toFunction(name, { LambdaFunctionArn: elsewhere })))).toBe(
    "InvalidArgument: The notification destination service region is not valid for the bucket location constraint",
  );
});

test("a topic gets a test event, then the same document", async () => {
  const [Bucket, name] = [
    await newBucket(),
    await bench.make("exports.handler = async (event) => console.log(`got ${event.Records[0].Sns.Message}`)"),
  ];
  const sns = new SNSClient(bench.endpoint.clientConfig);
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "uploads" }));
  const configuration = { TopicConfigurations: [{ TopicArn, Events: ["s3:ObjectCreated:*" as const] }] };
  // A topic's own policy allows its account, not S3.
  const refused = await put(Bucket, configuration).catch((error: Record<string, unknown>) => error);
  expect(refused).toMatchObject({
    ArgumentName1: `${TopicArn}, null`,
    ArgumentValue1: "Permissions on the destination topic do not allow S3 to publish notifications from this bucket",
  });
  const statement = {
    Effect: "Allow",
    Principal: { Service: "s3.amazonaws.com" },
    Action: "SNS:Publish",
    Resource: TopicArn,
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: "Policy", AttributeValue: policy }));
  await bench.allow(name, "sns", { SourceArn: TopicArn });
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "lambda", Endpoint: arnOf(name) }));
  await put(Bucket, configuration);
  await s3.send(new PutObjectCommand({ Bucket, Key: "a b", Body: "x" }));
  await expect
    .poll(async () => (await recordsOf(name)).map((record) => record.s3.object.key), patience)
    .toEqual(["a+b"]);
  // Deliveries to a function keep no order: the test event may arrive after the object's.
  const testEvents = new FilterLogEventsCommand({
    logGroupName: `/aws/lambda/${name}`,
    filterPattern: '"s3:TestEvent"',
  });
  await expect.poll(async () => (await bench.logs.send(testEvents)).events?.length, patience).toBe(1);
});

test("EventBridge gets deletions", async () => {
  const [Bucket, name] = [
    await newBucket(),
    await bench.make("exports.handler = async (event) => console.log(`got ${JSON.stringify({ Records: [event] })}`)"),
  ];
  const events = new EventBridgeClient(bench.endpoint.clientConfig);
  await events.send(new CreateEventBusCommand({ Name: "unused" }));
  const { RuleArn } = await events.send(
    new PutRuleCommand({
      Name: "deleted",
      EventPattern: JSON.stringify({ source: ["aws.s3"], "detail-type": ["Object Deleted"] }),
    }),
  );
  await bench.lambda.send(
    new AddPermissionCommand({
      FunctionName: name,
      StatementId: "events",
      Action: "lambda:InvokeFunction",
      Principal: "events.amazonaws.com",
      SourceArn: RuleArn,
    }),
  );
  await events.send(new PutTargetsCommand({ Rule: "deleted", Targets: [{ Id: "1", Arn: arnOf(name) }] }));
  await put(Bucket, { EventBridgeConfiguration: {} });
  await s3.send(new PutObjectCommand({ Bucket, Key: "a b", Body: "x" }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "a b" }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: "never there" }));
  await expect.poll(async () => (await recordsOf(name)).length, patience).toBe(1);
  expect((await recordsOf(name))[0]).toMatchObject({
    "detail-type": "Object Deleted",
    resources: [`arn:aws:s3:::${Bucket}`],
    detail: {
      version: "0",
      bucket: { name: Bucket },
      object: { key: "a b", sequencer: expect.any(String) },
      requester: "123456789012",
      "source-ip-address": "127.0.0.1",
      reason: "DeleteObject",
      "deletion-type": "Permanently Deleted",
    },
  });
});
