import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  type PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
  type Target,
  TestEventPatternCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-eventbridge";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { refusal } from "../lambda/workbench.ts";

const lambda = "arn:aws:lambda:us-west-2:123456789012:function:notify";
const machine = "arn:aws:states:us-west-2:123456789012:stateMachine:RiderPhotoProcessing";
const EventPattern = '{"source":["rides"]}';

const endpoint = await useTestEndpoint();
let events = new EventBridgeClient(endpoint.clientConfig);

const arnOf = (path: string): string => `arn:aws:events:us-west-2:123456789012:${path}`;
const put = (Name: string, more: Partial<PutRuleCommandInput> = { EventPattern }) =>
  events.send(new PutRuleCommand({ Name, ...more }));
const describe = async (Name: string, EventBusName?: string) => {
  const { $metadata: _, ...rule } = await events.send(new DescribeRuleCommand({ Name, EventBusName }));
  return rule;
};
const target = (Rule: string, ...Targets: Target[]) => events.send(new PutTargetsCommand({ Rule, Targets }));
const targetsOf = async (Rule: string) => (await events.send(new ListTargetsByRuleCommand({ Rule }))).Targets;

test("a rule is put, shown, replaced and deleted", async () => {
  const { RuleArn } = await put("uploads", {
    EventPattern,
    Description: "new photos",
    Tags: [{ Key: "a", Value: "1" }],
  });
  expect(RuleArn).toBe(arnOf("rule/uploads"));
  expect(await describe("uploads")).toEqual({
    Name: "uploads",
    Arn: RuleArn,
    EventPattern,
    State: "ENABLED",
    Description: "new photos",
    EventBusName: "default",
    CreatedBy: "123456789012",
  });
  await put("uploads", { ScheduleExpression: "rate(1 minute)", State: "DISABLED" });
  expect(await describe("uploads")).toEqual({
    Name: "uploads",
    Arn: RuleArn,
    ScheduleExpression: "rate(1 minute)",
    State: "DISABLED",
    EventBusName: "default",
    CreatedBy: "123456789012",
  });
  const { Tags } = await events.send(new ListTagsForResourceCommand({ ResourceARN: RuleArn }));
  expect(Tags).toEqual([{ Key: "a", Value: "1" }]);
  await events.send(new DeleteRuleCommand({ Name: "uploads" }));
  await events.send(new DeleteRuleCommand({ Name: "uploads" }));
  expect(await refusal(describe("uploads"))).toBe(
    "ResourceNotFoundException: Rule uploads does not exist on EventBus default.",
  );
});

test.each([
  [
    "a b",
    { EventPattern },
    "ValidationException: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
  ],
  ["r", {}, "ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified."],
  ["r", { ScheduleExpression: "every day" }, "ValidationException: Parameter ScheduleExpression is not valid."],
  [
    "r",
    { EventPattern: '{"source":"rides"}' },
    'InvalidEventPatternException: Event pattern is not valid. Reason: "source" must be an object or an array\n at [Source: (String)"{"source":"rides"}"; line: 1, column: 12]',
  ],
  ["r", { EventPattern, EventBusName: "none" }, "ResourceNotFoundException: Event bus none does not exist."],
  [
    "r",
    { EventPattern, State: "ON" },
    "ValidationException: 1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]",
  ],
] as [string, Partial<PutRuleCommandInput>, string][])("rule %s of %j is refused", async (name, input, message) => {
  expect(await refusal(put(name, input))).toBe(message);
});

test("a rule is switched off and on", async () => {
  await put("switch");
  await events.send(new DisableRuleCommand({ Name: "switch" }));
  expect(await describe("switch")).toMatchObject({ State: "DISABLED" });
  await events.send(new EnableRuleCommand({ Name: "switch" }));
  expect(await describe("switch")).toMatchObject({ State: "ENABLED" });
  expect(await refusal(events.send(new EnableRuleCommand({ Name: "none" })))).toBe(
    "ResourceNotFoundException: Rule none does not exist on EventBus default.",
  );
});

test("targets are put, replaced, listed by rule and by ARN, and removed before their rule", async () => {
  await put("targets");
  const answer = await target("targets", { Id: "one", Arn: lambda }, { Id: "two", Arn: lambda, Input: '{"a":1}' });
  expect(answer).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });
  await target("targets", { Id: "one", Arn: lambda, InputPath: "$.detail" });
  expect(await targetsOf("targets")).toEqual([
    { Id: "one", Arn: lambda, InputPath: "$.detail" },
    { Id: "two", Arn: lambda, Input: '{"a":1}' },
  ]);
  const byTarget = await events.send(new ListRuleNamesByTargetCommand({ TargetArn: lambda }));
  expect(byTarget.RuleNames).toEqual(["targets"]);
  expect(await refusal(events.send(new DeleteRuleCommand({ Name: "targets" })))).toBe(
    "ValidationException: Rule can't be deleted since it has targets.",
  );
  const remove = new RemoveTargetsCommand({ Rule: "targets", Ids: ["one", "two", "three"] });
  expect(await events.send(remove)).toMatchObject({ FailedEntryCount: 0, FailedEntries: [] });
  expect(await targetsOf("targets")).toEqual([]);
});

test("five targets are the most", async () => {
  await put("many");
  const five = ["a", "b", "c", "d", "e"].map((Id) => ({ Id, Arn: lambda }));
  await target("many", ...five);
  expect(await refusal(target("many", { Id: "f", Arn: lambda }))).toBe(
    "LimitExceededException: The requested resource exceeds the maximum number allowed.",
  );
  await target("many", { Id: "a", Arn: lambda });
});

test.each([
  [
    { Id: "!@#", Arn: lambda },
    "1 validation error detected: Value '!@#' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
  ],
  [{ Id: "t", Arn: "function" }, "Parameter function is not valid. Reason: Provided Arn is not in correct format."],
  [
    { Id: "t", Arn: "arn:aws:lambda:us-west-2:123456789012:notify" },
    "Parameter arn:aws:lambda:us-west-2:123456789012:notify is not valid. Reason: Provided Arn is not in correct format.",
  ],
  [
    { Id: "t", Arn: "arn:aws:sqs:us-west-2:123456789012:q" },
    "sqs is not a supported service for a target. The local endpoint delivers to Lambda functions, state machines, SNS topics and log groups.",
  ],
  [{ Id: "t", Arn: machine }, `RoleArn is required for target ${machine}.`],
  [
    { Id: "t", Arn: lambda, Input: "1", InputPath: "$" },
    "Only one of Input, InputPath, or InputTransformer must be provided for target t.",
  ],
  [{ Id: "t", Arn: lambda, Input: "{" }, "JSON syntax error in input for target t."],
  [{ Id: "t", Arn: lambda, InputPath: "detail" }, "Invalid InputPath for target t."],
  [
    { Id: "t", Arn: lambda, InputTransformer: { InputTemplate: '"<who>"' } },
    "InputTemplate for target t contains invalid placeholder who.",
  ],
  [
    { Id: "t", Arn: lambda, DeadLetterConfig: { Arn: "arn:aws:sqs:us-west-2:123456789012:q" } },
    "The local endpoint has no DeadLetterConfig for target t. On AWS it has; here it would only be made up.",
  ],
])("target %j is refused", async (given, message) => {
  await put("refusing");
  expect(await refusal(target("refusing", given))).toBe(`ValidationException: ${message}`);
});

test("rules are listed by name, prefix and page, and survive a restart", async () => {
  for (const index of [3, 1, 2]) await put(`list-${index}`);
  await endpoint.restart();
  // The old client's connections ended with the old endpoint.
  events = new EventBridgeClient(endpoint.clientConfig);
  const list = (NextToken?: string) => events.send(new ListRulesCommand({ NamePrefix: "list-", Limit: 2, NextToken }));
  const first = await list();
  const second = await list(first.NextToken);
  expect([first.Rules, second.Rules].map((rules) => rules?.map(({ Name }) => Name))).toEqual([
    ["list-1", "list-2"],
    ["list-3"],
  ]);
  expect(second.NextToken).toBeUndefined();
});

test("buses have rules of their own", async () => {
  const created = await events.send(new CreateEventBusCommand({ Name: "rides", Description: "ours" }));
  expect(created).toMatchObject({ EventBusArn: arnOf("event-bus/rides"), Description: "ours" });
  expect(await refusal(events.send(new CreateEventBusCommand({ Name: "rides" })))).toBe(
    "ResourceAlreadyExistsException: Event bus rides already exists.",
  );
  expect(await refusal(put("hourly", { ScheduleExpression: "rate(1 hour)", EventBusName: "rides" }))).toBe(
    "ValidationException: ScheduleExpression is supported only on the default event bus.",
  );
  const { RuleArn } = await put("hail", { EventPattern, EventBusName: arnOf("event-bus/rides") });
  expect(RuleArn).toBe(arnOf("rule/rides/hail"));
  expect(await describe("hail", "rides")).toMatchObject({ EventBusName: "rides" });
  expect(await refusal(describe("hail"))).toMatch(/^ResourceNotFoundException/);
  const { EventBuses } = await events.send(new ListEventBusesCommand());
  expect(EventBuses?.map(({ Name }) => Name)).toEqual(["default", "rides"]);
  expect(await events.send(new DescribeEventBusCommand())).toMatchObject({
    Name: "default",
    Arn: arnOf("event-bus/default"),
  });
  const remove = (Name: string) => events.send(new DeleteEventBusCommand({ Name }));
  expect(await refusal(remove("rides"))).toBe(
    "ValidationException: Event bus rides can't be deleted since it has rules.",
  );
  expect(await refusal(remove("default"))).toBe("ValidationException: Cannot delete event bus default.");
  await events.send(new DeleteRuleCommand({ Name: "hail", EventBusName: "rides" }));
  await remove("rides");
  await remove("rides");
  expect(await refusal(events.send(new DescribeEventBusCommand({ Name: "rides" })))).toBe(
    "ResourceNotFoundException: Event bus rides does not exist.",
  );
});

test("rules and buses have tags", async () => {
  await put("tagged");
  for (const ResourceARN of [arnOf("rule/tagged"), arnOf("event-bus/default")]) {
    const Tags = [
      { Key: "a", Value: "1" },
      { Key: "b", Value: "2" },
    ];
    await events.send(new TagResourceCommand({ ResourceARN, Tags }));
    await events.send(new UntagResourceCommand({ ResourceARN, TagKeys: ["b"] }));
    expect((await events.send(new ListTagsForResourceCommand({ ResourceARN }))).Tags).toEqual([Tags[0]]);
  }
  const absent = new ListTagsForResourceCommand({ ResourceARN: arnOf("rule/none") });
  expect(await refusal(events.send(absent))).toBe(
    "ResourceNotFoundException: Rule none does not exist on EventBus default.",
  );
});

test("patterns are tried out", async () => {
  const event = {
    id: "1",
    account: "1",
    source: "rides",
    time: "2026-01-01T00:00:00Z",
    region: "r",
    "detail-type": "t",
  };
  const tryOut = (pattern: string, given: unknown) =>
    events.send(new TestEventPatternCommand({ EventPattern: pattern, Event: JSON.stringify(given) }));
  expect(await tryOut(EventPattern, event)).toMatchObject({ Result: true });
  expect(await tryOut(EventPattern, { ...event, source: "other" })).toMatchObject({ Result: false });
  expect(await refusal(tryOut(EventPattern, { source: "rides" }))).toBe(
    "ValidationException: Parameter Event is not valid.",
  );
  expect(await refusal(tryOut('{"source":[]}', event))).toMatch(
    /^InvalidEventPatternException: Event pattern is not valid. Reason: Empty arrays are not allowed/,
  );
});
