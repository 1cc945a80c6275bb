import { CloudWatchLogsClient, DescribeResourcePoliciesCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeRuleCommand,
  EventBridgeClient,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTagsForResourceCommand as ListRuleTagsCommand,
  ListTargetsByRuleCommand,
} from "@aws-sdk/client-eventbridge";
import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SNSClient,
} from "@aws-sdk/client-sns";
import { expect, test } from "vitest";
import { useTestEndpoint } from "../../support/use-test-endpoint.ts";
import { openStacks, type Ending } from "./public/stacks.ts";

/** Types of SNS and EventBridge, in a first and a second form. */
const body = (form: {
  name: string;
  topic: string;
  subscription: string;
  action: string;
  rule: string;
  targets: string;
}): string => `
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      ${form.topic}
      Tags: [{Key: form, Value: ${form.name}}]
  Ordered:
    Type: AWS::SNS::Topic
    Properties: {FifoTopic: true, ContentBasedDeduplication: "true"}
  Subscription:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Topic
      Protocol: lambda
      Endpoint: !Sub arn:aws:lambda:\${AWS::Region}:\${AWS::AccountId}:function:notify
      ${form.subscription}
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Version: 2012-10-17
        Statement: [{Effect: Allow, Principal: {Service: events.amazonaws.com}, Action: "${form.action}", Resource: !Ref Topic}]
  Bus:
    Type: AWS::Events::EventBus
    Properties: {Name: rides, Tags: [{Key: form, Value: ${form.name}}]}
  Rule:
    Type: AWS::Events::Rule
    Properties:
      ${form.rule}
      Tags: [{Key: form, Value: ${form.name}}]
      Targets:
        ${form.targets}
  BusRule:
    Type: AWS::Events::Rule
    Properties:
      Name: hail
      EventBusName: !GetAtt Bus.Arn
      EventPattern: {source: [rides]}
  LogPolicy:
    Type: AWS::Logs::ResourcePolicy
    Properties:
      PolicyName: events
      PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Sid":"${form.name}"}]}'
Outputs:
  Topic: {Value: !GetAtt Topic.TopicName}
  Rule: {Value: !GetAtt Rule.Arn}
  BusRule: {Value: !GetAtt BusRule.Arn}
  BusRuleRef: {Value: !Ref BusRule}
`;

const first = body({
  name: "first",
  topic: "DisplayName: Rides\n      Subscription: [{Protocol: sms, Endpoint: '+12065550100'}]",
  subscription: "FilterPolicy: {state: [accepted]}",
  action: "sns:Publish",
  rule: "EventPattern: {source: [aws.s3], detail: {object: {size: [{numeric: ['>', 0]}]}}}\n      Description: uploads",
  targets:
    "- {Id: one, Arn: !Ref Topic}\n        - {Id: two, Arn: !Ref Topic, InputTransformer: {InputPathsMap: {key: $.detail.object.key}, InputTemplate: '\"<key>\"'}}",
});
const second = body({
  name: "second",
  topic: "Subscription: [{Protocol: sms, Endpoint: '+12065550111'}]",
  subscription: "FilterPolicyScope: MessageBody",
  action: "sns:*",
  rule: "ScheduleExpression: rate(1 hour)\n      State: DISABLED",
  targets: "- {Id: two, Arn: !Ref Topic, Input: '{}'}",
});

const endpoint = await useTestEndpoint();
const stacks = openStacks(endpoint);
const sns = new SNSClient(endpoint.clientConfig);
const events = new EventBridgeClient(endpoint.clientConfig);

const StackName = "notifications";

async function inspect({ outputs }: Ending) {
  const ids = await stacks.physicalIds(StackName);
  const TopicArn = ids["Topic"];
  const topic = (await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes ?? {};
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const Rule = ids["Rule"];
  const rule = await events.send(new DescribeRuleCommand({ Name: Rule }));
  const logs = new CloudWatchLogsClient(endpoint.clientConfig);
  const policies = await logs.send(new DescribeResourcePoliciesCommand());
  return {
    ids,
    outputs,
    topic: { name: topic["DisplayName"], policy: topic["Policy"] },
    ordered: (await sns.send(new GetTopicAttributesCommand({ TopicArn: ids["Ordered"] }))).Attributes,
    topicTags: (await sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }))).Tags,
    endpoints: Subscriptions?.map(({ Endpoint }) => Endpoint),
    subscription: (await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: ids["Subscription"] })))
      .Attributes,
    rule,
    ruleTags: (await events.send(new ListRuleTagsCommand({ ResourceARN: rule.Arn }))).Tags,
    targets: (await events.send(new ListTargetsByRuleCommand({ Rule }))).Targets,
    busRules: (await events.send(new ListRulesCommand({ EventBusName: "rides" }))).Rules?.map(({ Name }) => Name),
    policies: policies.resourcePolicies?.map(({ policyDocument }) => policyDocument),
  };
}

const lambda = "arn:aws:lambda:us-west-2:123456789012:function:notify";

test("topics, subscriptions, policies, buses and rules are made as their template says", async () => {
  const created = await stacks.create(StackName, first);
  expect(created).toMatchObject({ status: "CREATE_COMPLETE", failures: [] });
  const made = await inspect(created);
  const { Topic: topicArn, Rule: ruleName } = made.ids;
  expect(topicArn).toMatch(/^arn:aws:sns:us-west-2:123456789012:notifications-Topic-\w{12}$/);
  expect(ruleName).toMatch(/^notifications-Rule-\w{12}$/);
  expect(made.ids["Ordered"]).toMatch(/\.fifo$/);
  expect(made.outputs).toEqual({
    Topic: topicArn?.split(":").at(-1),
    Rule: `arn:aws:events:us-west-2:123456789012:rule/${ruleName}`,
    BusRule: "arn:aws:events:us-west-2:123456789012:rule/rides/hail",
    BusRuleRef: "rides|hail",
  });
  expect(made).toMatchObject({
    topic: { name: "Rides", policy: expect.stringContaining('"Action":"sns:Publish"') },
    ordered: { FifoTopic: "true", ContentBasedDeduplication: "true" },
    topicTags: [{ Key: "form", Value: "first" }],
    endpoints: ["+12065550100", lambda],
    subscription: { FilterPolicy: '{"state":["accepted"]}', PendingConfirmation: "false" },
    rule: {
      EventPattern: '{"source":["aws.s3"],"detail":{"object":{"size":[{"numeric":[">",0]}]}}}',
      Description: "uploads",
      State: "ENABLED",
    },
    ruleTags: [{ Key: "form", Value: "first" }],
    targets: [
      { Id: "one", Arn: topicArn },
      { Id: "two", Arn: topicArn, InputTransformer: { InputPathsMap: { key: "$.detail.object.key" } } },
    ],
    busRules: ["hail"],
    policies: [expect.stringContaining("first")],
  });
});

test("they are changed to what their new template says", async () => {
  const ids = await stacks.physicalIds(StackName);
  const updated = await stacks.update(StackName, second);
  expect(updated).toMatchObject({ status: "UPDATE_COMPLETE", failures: [] });
  const changed = await inspect(updated);
  expect(changed.ids).toEqual(ids);
  expect(changed.subscription).not.toHaveProperty("FilterPolicy");
  expect(changed.rule.EventPattern).toBeUndefined();
  expect(changed).toMatchObject({
    topic: { name: "", policy: expect.stringContaining('"Action":"sns:*"') },
    topicTags: [{ Key: "form", Value: "second" }],
    endpoints: [lambda, "+12065550111"],
    subscription: { FilterPolicyScope: "MessageBody" },
    rule: { ScheduleExpression: "rate(1 hour)", State: "DISABLED" },
    ruleTags: [{ Key: "form", Value: "second" }],
    targets: [{ Id: "two", Arn: ids["Topic"], Input: "{}" }],
    policies: [expect.stringContaining("second")],
  });
});

test("they are removed", async () => {
  expect((await stacks.remove(StackName)).status).toBe("DELETE_COMPLETE");
  expect((await sns.send(new ListTopicsCommand())).Topics).toEqual([]);
  expect((await events.send(new ListRulesCommand())).Rules).toEqual([]);
  expect((await events.send(new ListEventBusesCommand())).EventBuses).toHaveLength(1);
});

test.each([
  [
    "Type: AWS::Events::Rule\n    Properties: {EventPattern: {source: rides}}",
    /^Rule: .*Event pattern is not valid. Reason: "source" must be an object or an array/,
  ],
  [
    "Type: AWS::SNS::Topic\n    Properties: {ArchivePolicy: {MessageRetentionPeriod: 1}}",
    /ArchivePolicy.* is a property that this endpoint does not keep/,
  ],
  [
    "Type: AWS::SNS::Subscription\n    Properties: {TopicArn: !Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:none', Protocol: sms, Endpoint: '+12065550100'}",
    /^Rule: .*Topic does not exist/,
  ],
])("a resource that its service refuses fails with the reason", async (resource, reason) => {
  const { status, failures } = await stacks.create("refused", `Resources:\n  Rule:\n    ${resource}\n`);
  expect(status).toBe("ROLLBACK_COMPLETE");
  expect(failures[0]).toMatch(reason);
  await stacks.remove("refused");
});
