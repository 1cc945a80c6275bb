import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  type SubscribeCommandInput,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../../support/use-test-endpoint.ts";
import { refusal } from "../../lambda/workbench.ts";

const lambda = "arn:aws:lambda:us-west-2:123456789012:function:notify";
const redacted = "REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled)";

const endpoint = await useTestEndpoint();
const sns = new SNSClient(endpoint.clientConfig);
let made = 0;

async function makeTopic(): Promise<string> {
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: `topic-${made++}` }));
  return TopicArn;
}

async function subscribe(
  TopicArn: string,
  Protocol: string,
  Endpoint: string,
  more: Partial<SubscribeCommandInput> = {},
): Promise<string> {
  const { SubscriptionArn = "" } = await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, ...more }));
  return SubscriptionArn;
}

const set = (SubscriptionArn: string, AttributeName: string, AttributeValue: string) =>
  sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
const attributesOf = async (SubscriptionArn: string) =>
  (await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes;
const listed = async (TopicArn: string) =>
  (await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions;

/** The token in the last confirmation the outbox shows. */
const lastToken = (): string =>
  /--token ([0-9a-f]+)/.exec(endpoint.log.findLast((line) => line.includes("--token")) ?? "")?.[1] ?? "";

test("a function is subscribed at once", async () => {
  const topic = await makeTopic();
  const arn = await subscribe(topic, "lambda", lambda);
  expect(arn).toMatch(new RegExp(`^${topic}:[0-9a-f-]{36}$`));
  expect(await subscribe(topic, "lambda", lambda)).toBe(arn);
  expect(await attributesOf(arn)).toEqual({
    ConfirmationWasAuthenticated: "true",
    Endpoint: lambda,
    Owner: "123456789012",
    PendingConfirmation: "false",
    Protocol: "lambda",
    RawMessageDelivery: "false",
    SubscriptionArn: arn,
    SubscriptionPrincipal: "arn:aws:iam::123456789012:user/wildrydes",
    TopicArn: topic,
  });
  expect(await listed(topic)).toEqual([
    { Endpoint: lambda, Owner: "123456789012", Protocol: "lambda", SubscriptionArn: arn, TopicArn: topic },
  ]);
});

test("a mail address is subscribed when its owner confirms with the token he was sent", async () => {
  const topic = await makeTopic();
  expect(await subscribe(topic, "email", "rider@example.com")).toBe("pending confirmation");
  const arn = await subscribe(topic, "email", "rider@example.com", { ReturnSubscriptionArn: true });
  expect((await listed(topic))?.map(({ SubscriptionArn }) => SubscriptionArn)).toEqual(["PendingConfirmation"]);
  expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: "true", ConfirmationWasAuthenticated: "false" });
  expect(endpoint.log.at(-1)).toContain(
    `sns outbox: email to rider@example.com "AWS Notification - Subscription Confirmation": "You have chosen to subscribe to the topic ${topic}. To confirm it, run: aws sns confirm-subscription --topic-arn ${topic} --token `,
  );
  const confirm = (Token: string) => sns.send(new ConfirmSubscriptionCommand({ TopicArn: topic, Token }));
  expect(await refusal(confirm("abc"))).toBe("InvalidParameterException: Invalid token");
  expect(await refusal(confirm("0".repeat(256)))).toBe("InvalidParameterException: Invalid parameter: Token");
  expect((await confirm(lastToken())).SubscriptionArn).toBe(arn);
  expect(await attributesOf(arn)).toMatchObject({ PendingConfirmation: "false" });
  const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topic }));
  expect(Attributes).toMatchObject({ SubscriptionsConfirmed: "1", SubscriptionsPending: "0" });
});

test.each([
  ["pigeon", "home", "Amazon SNS does not support this protocol string: pigeon"],
  ["lambda", "notify", "Lambda endpoint ARN"],
  ["email", "rider", "Email address"],
  ["sms", "abc", "Invalid SMS endpoint: abc"],
  ["https", "http://example.com", "Endpoint must match the specified protocol"],
  [
    "sqs",
    "arn:aws:sqs:us-west-2:123456789012:q",
    "The local endpoint has no queues of SQS to subscribe. On AWS it exists; here it would only be made up.",
  ],
])("%s to %s is refused", async (protocol, address, reason) => {
  const topic = await makeTopic();
  expect(await refusal(subscribe(topic, protocol, address))).toBe(
    `InvalidParameterException: Invalid parameter: ${reason}`,
  );
});

test.each([
  [{ Colour: "red" }, "Unknown attribute: Colour"],
  [{ RawMessageDelivery: "maybe" }, "RawMessageDelivery: Invalid value [maybe]. Must be true or false."],
  [{ RawMessageDelivery: "true" }, "Delivery protocol [lambda] does not support raw message delivery."],
  [
    { FilterPolicyScope: "Everything" },
    "FilterPolicyScope: Invalid value [Everything]. Please use either MessageBody or MessageAttributes",
  ],
  [
    { FilterPolicy: "{invalid" },
    `FilterPolicy: failed to parse JSON. Unexpected character ('i' (code 105)): was expecting double-quote to start field name\n at [Source: ${redacted}; line: 1, column: 2]`,
  ],
  [
    { FilterPolicy: '{"key":[["value"]]}' },
    `FilterPolicy: Match value must be String, number, true, false, or null\n at [Source: ${redacted}; line: 1, column: 10]`,
  ],
  [
    { FilterPolicy: '{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"f":["1"]}' },
    "FilterPolicy: Filter policy can not have more than 5 keys",
  ],
  [
    { FilterPolicyScope: "MessageBody", FilterPolicy: '{"a":{"b":{"c":[1,2,3,4]}},"d":{"e":[1,2,3]},"f":[1,2,3]}' },
    "FilterPolicy: Filter policy is too complex",
  ],
  [
    { FilterPolicy: '{"object":{"key":["value"]}}' },
    "Filter policy scope MessageAttributes does not support nested filter policy",
  ],
])("attributes %j are refused", async (Attributes, reason) => {
  const topic = await makeTopic();
  expect(await refusal(subscribe(topic, "lambda", lambda, { Attributes }))).toBe(
    `InvalidParameterException: Invalid parameter: Attributes Reason: ${reason}`,
  );
});

test("attributes are set one by one, an empty filter takes the filter away", async () => {
  const topic = await makeTopic();
  const arn = await subscribe(topic, "lambda", lambda);
  await set(arn, "FilterPolicy", '{"state":["accepted"]}');
  expect(await attributesOf(arn)).toMatchObject({
    FilterPolicy: '{"state":["accepted"]}',
    FilterPolicyScope: "MessageAttributes",
  });
  await set(arn, "FilterPolicy", "{}");
  expect(await attributesOf(arn)).not.toHaveProperty("FilterPolicy");
  expect(await refusal(set(arn, "Colour", "red"))).toBe("InvalidParameterException: Invalid parameter: AttributeName");
  expect(await refusal(set(arn, "RawMessageDelivery", ""))).toBe(
    "InvalidParameterException: Invalid parameter: RawMessageDelivery: Invalid value []. Must be true or false.",
  );
  expect(await refusal(subscribe(topic, "lambda", lambda, { Attributes: { FilterPolicy: '{"a":["b"]}' } }))).toBe(
    "InvalidParameterException: Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
  );
});

test("subscriptions end with Unsubscribe and with their topic", async () => {
  const topic = await makeTopic();
  const arn = await subscribe(topic, "lambda", lambda);
  await subscribe(topic, "sms", "+1 206 555 0100");
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: arn }));
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: arn }));
  expect(await refusal(attributesOf(arn))).toBe("NotFoundException: Subscription does not exist");
  const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn: topic }));
  expect(Attributes).toMatchObject({ SubscriptionsConfirmed: "1", SubscriptionsDeleted: "1" });
  await sns.send(new DeleteTopicCommand({ TopicArn: topic }));
  const { Subscriptions } = await sns.send(new ListSubscriptionsCommand());
  expect(Subscriptions?.map(({ TopicArn }) => TopicArn)).not.toContain(topic);
});

test("many subscriptions are listed by pages", async () => {
  const topic = await makeTopic();
  for (let index = 0; index < 101; index++) await subscribe(topic, "email", `rider-${index}@example.com`);
  const first = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic }));
  const rest = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic, NextToken: first.NextToken }));
  expect(first.Subscriptions).toHaveLength(100);
  expect(rest.Subscriptions?.map(({ Endpoint }) => Endpoint)).toEqual(["rider-100@example.com"]);
  expect(rest.NextToken).toBeUndefined();
});
