import { FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useWorkbench, refusal } from "../lambda/workbench.ts";

const bench = await useWorkbench();
const sns = new SNSClient(bench.endpoint.clientConfig);
let made = 0;

async function makeTopic(Attributes: Record<string, string> = {}): Promise<string> {
  const Name = `topic-${made++}${Attributes["FifoTopic"] ? ".fifo" : ""}`;
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name, Attributes }));
  return TopicArn;
}

const publish = (input: Partial<PublishCommandInput>) => sns.send(new PublishCommand({ Message: "hello", ...input }));

/** Makes a function that logs its events, and subscribes it. */
async function subscribeFunction(
  topic: string,
  options: { allowed: boolean; Attributes?: Record<string, string> },
): Promise<string> {
  const name = await bench.make("exports.handler = async (event) => { console.log('got ' + JSON.stringify(event)) }");
  if (options.allowed) await bench.allow(name, "sns", { SourceArn: topic });
  await sns.send(
    new SubscribeCommand({
      TopicArn: topic,
      Protocol: "lambda",
      Endpoint: `arn:aws:lambda:us-west-2:123456789012:function:${name}`,
      ...(options.Attributes ? { Attributes: options.Attributes } : {}),
    }),
  );
  return name;
}

/** The events a function has logged. */
async function eventsOf(name: string): Promise<{ Records: { Sns: Record<string, unknown> }[] }[]> {
  const logGroupName = `/aws/lambda/${name}`;
  const request = new FilterLogEventsCommand({ logGroupName, filterPattern: '"got "' });
  const answer = await bench.logs.send(request).catch(() => ({ events: [] }));
  return (answer.events ?? []).map(({ message = "" }) => JSON.parse(message.slice(message.indexOf("{"))));
}

const patience = { timeout: 20_000, interval: 100 };

test("a subscribed function gets the message as an event", async () => {
  const topic = await makeTopic();
  const name = await subscribeFunction(topic, { allowed: true });
  const { MessageId } = await publish({
    TopicArn: topic,
    Subject: "Photo refused",
    Message: "sunglasses",
    MessageAttributes: {
      rider: { DataType: "String", StringValue: "u1" },
      bytes: { DataType: "Binary", BinaryValue: Uint8Array.of(2, 3, 4) },
    },
  });
  await expect.poll(() => eventsOf(name), patience).toHaveLength(1);
  const [event] = await eventsOf(name);
  expect(event).toEqual({
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: expect.stringMatching(`^${topic}:[0-9a-f-]{36}$`),
        Sns: {
          Type: "Notification",
          MessageId,
          TopicArn: topic,
          Subject: "Photo refused",
          Message: "sunglasses",
          Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          SignatureVersion: "1",
          Signature: "EXAMPLE",
          SigningCertUrl: "EXAMPLE",
          UnsubscribeUrl: expect.stringContaining("/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:"),
          MessageAttributes: { rider: { Type: "String", Value: "u1" }, bytes: { Type: "Binary", Value: "AgME" } },
        },
      },
    ],
  });
});

test("a function that does not allow SNS to invoke it gets nothing, and the log says why", async () => {
  const topic = await makeTopic();
  const name = await subscribeFunction(topic, { allowed: false });
  const { MessageId } = await publish({ TopicArn: topic });
  const arn = `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
  await expect
    .poll(() => bench.endpoint.log.at(-1))
    .toBe(
      `sns: message ${MessageId} of ${topic} for ${arn} was not delivered: AccessDeniedException: User: sns.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${arn} because no resource-based policy allows the lambda:InvokeFunction action`,
    );
});

test("filters let through what matches attributes, or the body", async () => {
  const topic = await makeTopic();
  const byAttribute = await subscribeFunction(topic, {
    allowed: true,
    Attributes: { FilterPolicy: '{"faces":[{"numeric":[">",1]}],"tags":["a"]}' },
  });
  const byBody = await subscribeFunction(topic, {
    allowed: true,
    Attributes: { FilterPolicyScope: "MessageBody", FilterPolicy: '{"rider":{"id":[{"prefix":"u"}]}}' },
  });
  await publish({
    TopicArn: topic,
    Message: "not JSON",
    MessageAttributes: {
      faces: { DataType: "Number", StringValue: "2" },
      tags: { DataType: "String.Array", StringValue: '["b","a"]' },
    },
  });
  await publish({ TopicArn: topic, Message: '{"rider":{"id":"u1"}}' });
  await publish({ TopicArn: topic, Message: '{"rider":{"id":"x1"}}' });
  const messages = async (name: string) => (await eventsOf(name)).map(({ Records }) => Records[0]?.Sns["Message"]);
  await expect.poll(() => messages(byAttribute), patience).toEqual(["not JSON"]);
  await expect.poll(() => messages(byBody), patience).toEqual(['{"rider":{"id":"u1"}}']);
});

test("what would leave the machine is in the outbox, for each protocol as AWS sends it", async () => {
  const topic = await makeTopic();
  for (const [Protocol, Endpoint] of [
    ["email", "rider@example.com"],
    ["https", "https://example.com/hook"],
    ["sms", "+12065550100"],
  ] as const) {
    await sns.send(new SubscribeCommand({ TopicArn: topic, Protocol, Endpoint }));
  }
  const rows = () =>
    bench.endpoint.served.endpoint.store
      .prepare("SELECT protocol, endpoint, subject, body FROM sns_outbox WHERE topic = ? ORDER BY id")
      .all(topic);
  for (const { protocol, body } of rows()) {
    const Token = /(?:--token |"Token":")([0-9a-f]+)/.exec(String(body))?.[1] ?? "";
    if (protocol !== "sms") await sns.send(new ConfirmSubscriptionCommand({ TopicArn: topic, Token }));
  }
  const { MessageId } = await publish({
    TopicArn: topic,
    MessageStructure: "json",
    Message: JSON.stringify({ default: "for all", email: "Dear rider" }),
  });
  const sent = rows().slice(2);
  expect(sent.map(({ protocol, endpoint, subject }) => [protocol, endpoint, subject])).toEqual([
    ["email", "rider@example.com", "AWS Notification Message"],
    ["https", "https://example.com/hook", null],
    ["sms", "+12065550100", null],
  ]);
  expect(sent[0]?.["body"]).toBe("Dear rider");
  expect(JSON.parse(String(sent[1]?.["body"]))).toMatchObject({ MessageId, Message: "for all", TopicArn: topic });
  expect(bench.endpoint.log.at(-1)).toBe('sns outbox: sms to +12065550100: "for all"');
});

test("a telephone number is published to without a topic", async () => {
  await publish({ PhoneNumber: "+12065550111", Message: "Your unicorn\nis here" });
  expect(bench.endpoint.log.at(-1)).toBe('sns outbox: sms to +12065550111: "Your unicorn\\nis here"');
  expect(await refusal(publish({ PhoneNumber: "12" }))).toBe(
    "InvalidParameterException: Invalid parameter: PhoneNumber Reason: 12 is not valid to publish to",
  );
});

const attribute = (DataType: string | undefined, StringValue: string | undefined, name = "a") => ({
  MessageAttributes: { [name]: { DataType, StringValue } },
});

test.each([
  [{ Message: "" }, "InvalidParameterException: Invalid parameter: Empty message"],
  [{ Subject: "" }, "InvalidParameterException: Invalid parameter: Subject"],
  [{ Subject: "two\nlines" }, "InvalidParameterException: Invalid parameter: Subject"],
  [{ Subject: "x".repeat(101) }, "InvalidParameterException: Invalid parameter: Subject"],
  [{ Message: "x".repeat(262_145) }, "InvalidParameterException: Invalid parameter: Message too long"],
  [
    { Message: "x".repeat(262_140), ...attribute("String", "abc") },
    "InvalidParameterException: Invalid parameter: Message too long",
  ],
  [
    { MessageStructure: "json", Message: "{" },
    "InvalidParameterException: Invalid parameter: Message Structure - JSON message body failed to parse",
  ],
  [
    { MessageStructure: "json", Message: '{"default":1}' },
    "InvalidParameterException: Invalid parameter: Message Structure - No default entry in JSON message body",
  ],
  [
    attribute("String", ""),
    "InvalidParameterValueException: The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.",
  ],
  [
    attribute("Colour", "red"),
    "InvalidParameterValueException: The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
  ],
  [
    attribute("Binary", "red"),
    "InvalidParameterValueException: The message attribute 'a' with type 'Binary' must use field 'Binary'.",
  ],
  [attribute("Number", "red"), "InvalidParameterValueException: Could not cast message attribute 'a' value to number."],
  [
    attribute("String", "x", "a^b"),
    "InvalidParameterValueException: Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
  ],
  [
    attribute("String", "x", "a..b"),
    "InvalidParameterValueException: Message attribute name can not have successive '.' character.",
  ],
  [
    { MessageDeduplicationId: "1" },
    "InvalidParameterException: Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
  ],
])("%j is refused", async (input, message) => {
  expect(await refusal(publish({ TopicArn: await makeTopic(), ...input }))).toBe(message);
});

test("a message needs a target that is there", async () => {
  expect(await refusal(publish({}))).toBe(
    "InvalidParameterException: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter",
  );
  expect(await refusal(publish({ TopicArn: "arn:aws:sns:us-west-2:123456789012:none" }))).toBe(
    "NotFoundException: Topic does not exist",
  );
  const TargetArn = "arn:aws:sns:us-west-2:123456789012:endpoint/APNS/app/1";
  expect(await refusal(publish({ TargetArn }))).toBe(
    "InvalidParameterException: Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified",
  );
});

test("FIFO topics number their messages and know one again", async () => {
  const topic = await makeTopic({ FifoTopic: "true" });
  const send = (MessageGroupId?: string, MessageDeduplicationId?: string) =>
    publish({ TopicArn: topic, MessageGroupId, MessageDeduplicationId });
  expect(await refusal(send())).toBe(
    "InvalidParameterException: Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
  );
  expect(await refusal(send("g"))).toBe(
    "InvalidParameterException: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
  );
  const first = await send("g", "1");
  const again = await send("g", "1");
  const second = await send("g", "2");
  expect([again.MessageId, again.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
  expect([first.SequenceNumber, second.SequenceNumber]).toEqual(["10000000000000000001", "10000000000000000002"]);
});

test("batches", async () => {
  const topic = await makeTopic();
  const batch = (...PublishBatchRequestEntries: { Id: string; Message: string }[]) =>
    sns.send(new PublishBatchCommand({ TopicArn: topic, PublishBatchRequestEntries }));
  const { Successful, Failed } = await batch({ Id: "1", Message: "a" }, { Id: "2", Message: "b" });
  expect(Successful?.map(({ Id }) => Id)).toEqual(["1", "2"]);
  expect(Failed).toEqual([]);
  expect(await refusal(batch())).toBe("EmptyBatchRequestException: The batch request doesn't contain any entries.");
  expect(await refusal(batch({ Id: "1", Message: "a" }, { Id: "1", Message: "b" }))).toBe(
    "BatchEntryIdsNotDistinctException: Two or more batch entries in the request have the same Id.",
  );
  const eleven = Array.from({ length: 11 }, (_, index) => ({ Id: String(index), Message: "a" }));
  expect(await refusal(batch(...eleven))).toBe(
    "TooManyEntriesInBatchRequestException: The batch request contains more entries than permissible.",
  );
  const large = "x".repeat(140_000);
  expect(await refusal(batch({ Id: "1", Message: large }, { Id: "2", Message: large }))).toBe(
    "BatchRequestTooLongException: The length of all the messages put together is more than the limit.",
  );
});
