import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SetTopicAttributesCommand,
  SNSClient,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../../support/use-test-endpoint.ts";
import { refusal } from "../../lambda/workbench.ts";

const endpoint = await useTestEndpoint();
let sns = new SNSClient(endpoint.clientConfig);

const arnOf = (name: string): string => `arn:aws:sns:us-west-2:123456789012:${name}`;
const create = (Name: string, Attributes?: Record<string, string>) =>
  sns.send(new CreateTopicCommand({ Name, ...(Attributes ? { Attributes } : {}) }));
const attributesOf = async (TopicArn: string) =>
  (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};
const set = (TopicArn: string, AttributeName: string, AttributeValue: string) =>
  sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName, AttributeValue }));

test("a new topic has AWS's attributes and lets its owner do everything", async () => {
  expect((await create("plain")).TopicArn).toBe(arnOf("plain"));
  const { Policy = "", EffectiveDeliveryPolicy = "", ...attributes } = await attributesOf(arnOf("plain"));
  expect(attributes).toEqual({
    DisplayName: "",
    Owner: "123456789012",
    TopicArn: arnOf("plain"),
    SubscriptionsConfirmed: "0",
    SubscriptionsDeleted: "0",
    SubscriptionsPending: "0",
  });
  expect(JSON.parse(Policy)).toMatchObject({
    Id: "__default_policy_ID",
    Statement: [{ Resource: arnOf("plain"), Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } } }],
  });
  expect(JSON.parse(EffectiveDeliveryPolicy)).toMatchObject({ http: { defaultHealthyRetryPolicy: { numRetries: 3 } } });
});

test("creating a topic again answers the one there is, unless it would be another", async () => {
  const tags = [{ Key: "stage", Value: "4" }];
  await sns.send(new CreateTopicCommand({ Name: "twice", Attributes: { DisplayName: "Two" }, Tags: tags }));
  const again = new CreateTopicCommand({ Name: "twice", Attributes: { DisplayName: "Two" }, Tags: tags });
  expect((await sns.send(again)).TopicArn).toBe(arnOf("twice"));
  expect((await create("twice")).TopicArn).toBe(arnOf("twice"));
  expect(await refusal(create("twice", { DisplayName: "Three" }))).toBe(
    "InvalidParameterException: Invalid parameter: Attributes Reason: Topic already exists with different attributes",
  );
  const other = new CreateTopicCommand({ Name: "twice", Tags: [{ Key: "stage", Value: "3" }] });
  expect(await refusal(sns.send(other))).toBe(
    "InvalidParameterException: Invalid parameter: Tags Reason: Topic already exists with different tags",
  );
});

test.each([
  ["no/name", {}, "Invalid parameter: Topic Name"],
  ["order.fifo", {}, "Invalid parameter: Topic Name"],
  [
    "order",
    { FifoTopic: "true" },
    "Invalid parameter: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.",
  ],
  ["x", { Colour: "red" }, "Invalid parameter: Attributes Reason: Unknown attribute: Colour"],
  ["x", { Policy: "{" }, "Invalid parameter: Policy Error: null"],
  ["x", { ArchivePolicy: "{}" }, "Invalid parameter: Attributes Reason: Unknown attribute: ArchivePolicy"],
] as const)("%s with %j is no topic", async (name, attributes, message) => {
  expect(await refusal(create(name, attributes))).toBe(`InvalidParameterException: ${message}`);
});

test("FIFO topics say so", async () => {
  await create("order.fifo", { FifoTopic: "true", ContentBasedDeduplication: "true" });
  expect(await attributesOf(arnOf("order.fifo"))).toMatchObject({
    FifoTopic: "true",
    ContentBasedDeduplication: "true",
  });
});

test("attributes are set one by one", async () => {
  const { TopicArn = "" } = await create("settings");
  await set(TopicArn, "DisplayName", "Rides");
  await set(TopicArn, "Policy", '{"Version":"2012-10-17","Statement":[]}');
  expect(await attributesOf(TopicArn)).toMatchObject({
    DisplayName: "Rides",
    Policy: '{"Version":"2012-10-17","Statement":[]}',
  });
  await set(TopicArn, "Policy", "");
  expect((await attributesOf(TopicArn))["Policy"]).toContain("__default_policy_ID");
  for (const name of ["FifoTopic", "ContentBasedDeduplication", "Owner"]) {
    expect(await refusal(set(TopicArn, name, "true"))).toBe(
      "InvalidParameterException: Invalid parameter: AttributeName",
    );
  }
});

test("topics that are not there, or no topics", async () => {
  expect(await refusal(attributesOf(arnOf("nowhere")))).toBe("NotFoundException: Topic does not exist");
  expect(await refusal(attributesOf("topic"))).toBe(
    "InvalidParameterException: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1",
  );
  expect(await refusal(attributesOf("arn:aws:sns:eu-west-1:123456789012:plain"))).toBe(
    "InvalidParameterException: Invalid parameter: TopicArn",
  );
  await sns.send(new DeleteTopicCommand({ TopicArn: arnOf("nowhere") }));
});

test("tags", async () => {
  const { TopicArn: ResourceArn = "" } = await create("tagged");
  const tag = (...Tags: { Key: string; Value: string }[]) => sns.send(new TagResourceCommand({ ResourceArn, Tags }));
  await tag({ Key: "a", Value: "1" }, { Key: "b", Value: "2" });
  await tag({ Key: "b", Value: "3" });
  await sns.send(new UntagResourceCommand({ ResourceArn, TagKeys: ["a", "z"] }));
  const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn }));
  expect(Tags).toEqual([{ Key: "b", Value: "3" }]);
  expect(await refusal(tag({ Key: "a", Value: "1" }, { Key: "a", Value: "2" }))).toBe(
    "InvalidParameterException: Invalid parameter: Duplicated keys are not allowed.",
  );
  const absent = new ListTagsForResourceCommand({ ResourceArn: arnOf("nowhere") });
  expect(await refusal(sns.send(absent))).toBe("ResourceNotFoundException: Resource does not exist");
});

test("topics are listed by pages, deleted ones no more, and survive a restart", async () => {
  const names = Array.from({ length: 101 }, (_, index) => `zz-${String(index).padStart(3, "0")}`);
  for (const name of names) await create(name);
  await sns.send(new DeleteTopicCommand({ TopicArn: arnOf("plain") }));
  await endpoint.restart();
  // The old client's connections ended with the old endpoint.
  sns = new SNSClient(endpoint.clientConfig);
  const first = await sns.send(new ListTopicsCommand());
  const second = await sns.send(new ListTopicsCommand({ NextToken: first.NextToken }));
  const listed = [...(first.Topics ?? []), ...(second.Topics ?? [])].map(({ TopicArn }) => TopicArn);
  expect(first.Topics).toHaveLength(100);
  expect(second.NextToken).toBeUndefined();
  expect(listed).toEqual(expect.arrayContaining(names.map(arnOf)));
  expect(listed).not.toContain(arnOf("plain"));
  expect(await refusal(sns.send(new ListTopicsCommand({ NextToken: "?" })))).toBe(
    "InvalidParameterException: Invalid parameter: NextToken",
  );
});
