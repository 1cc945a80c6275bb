import { expect, test } from "vitest";
import { createAuthorizer } from "../../../src/local/access/authorize.ts";
import { roleCaller, serviceCaller } from "../../../src/local/access/keys.ts";
import { describeService } from "../../../src/local/services/registry.ts";
import { AwsError } from "../../../src/local/aws-error.ts";
import type { Caller, ServiceName } from "../../../src/local/service.ts";

const topic = "arn:aws:sns:us-west-2:123456789012:rides";
const notify = "arn:aws:lambda:us-west-2:123456789012:function:notify";
const sns = serviceCaller("sns.amazonaws.com", topic);

/** Whether SNS, for the sake of the topic, may invoke the function with this policy. */
function judge(statement: Record<string, unknown> | undefined, caller: Caller = sns): string {
  const policies = statement ? [{ Statement: [{ Effect: "Allow", Resource: notify, ...statement }] }] : [];
  const { authorize } = createAuthorizer({
    rolePolicies: () => undefined,
    resourcePolicies: (service, resource) => (service === "lambda" && resource === notify ? policies : []),
    judgedResource: (_service, resource) => resource,
  });
  try {
    authorize({ service: "lambda", operation: "Invoke", input: { FunctionName: notify }, caller });
    return "allowed";
  } catch (error) {
    return error instanceof AwsError ? error.code : String(error);
  }
}

const allow = { Action: "lambda:InvokeFunction", Principal: { Service: "sns.amazonaws.com" } };

test.each([
  ["its name", allow, "allowed"],
  ["its name among others", { ...allow, Principal: { Service: ["s3.amazonaws.com", "sns.amazonaws.com"] } }, "allowed"],
  ["everybody", { ...allow, Principal: "*" }, "allowed"],
  ["everybody in AWS", { ...allow, Principal: { AWS: "*" } }, "allowed"],
  ["the topic", { ...allow, Condition: { ArnLike: { "AWS:SourceArn": topic } } }, "allowed"],
  ["the account", { ...allow, Condition: { StringEquals: { "AWS:SourceAccount": "123456789012" } } }, "allowed"],
  ["another topic", { ...allow, Condition: { ArnLike: { "AWS:SourceArn": `${topic}-2` } } }, "AccessDeniedException"],
  ["an owner", { ...allow, Condition: { StringEquals: { "AWS:SourceOwner": "1" } } }, "AccessDeniedException"],
  ["another service", { ...allow, Principal: { Service: "s3.amazonaws.com" } }, "AccessDeniedException"],
  ["a role", { ...allow, Principal: { AWS: "arn:aws:iam::123456789012:role/r" } }, "AccessDeniedException"],
  ["another action", { ...allow, Action: "lambda:GetFunction" }, "AccessDeniedException"],
  ["a denial", { ...allow, Effect: "Deny" }, "AccessDeniedException"],
  ["nothing", undefined, "AccessDeniedException"],
])("a policy that speaks of %s", (_about, statement, verdict) => {
  expect(judge(statement)).toBe(verdict);
});

test("a resource's policy says nothing to roles", () => {
  const role = roleCaller("arn:aws:iam::123456789012:role/r", "s", "us-west-2");
  expect(judge({ ...allow, Principal: "*" }, role)).toBe("AccessDeniedException");
});

const person = serviceCaller("any", topic);
const permissions = (service: ServiceName, operation: string, input: Record<string, unknown>): string[] =>
  describeService(service)
    .requiredPermissions({ operation, input, caller: person })
    .map(({ action, resource }) => `${action} ${resource}`);
const events = "arn:aws:events:us-west-2:123456789012";

test.each([
  ["sns", "Publish", { TopicArn: topic }, [`SNS:Publish ${topic}`]],
  ["sns", "PublishBatch", { TopicArn: topic }, [`SNS:Publish ${topic}`]],
  ["sns", "Publish", { PhoneNumber: "+1" }, ["SNS:Publish *"]],
  ["sns", "CreateTopic", { Name: "rides" }, [`SNS:CreateTopic ${topic}`]],
  ["events", "PutRule", { Name: "r" }, [`events:PutRule ${events}:rule/r`]],
  ["events", "PutTargets", { Rule: "r", EventBusName: "b" }, [`events:PutTargets ${events}:rule/b/r`]],
  [
    "events",
    "PutTargets",
    { Rule: "r", EventBusName: `${events}:event-bus/b` },
    [`events:PutTargets ${events}:rule/b/r`],
  ],
  ["events", "CreateEventBus", { Name: "b" }, [`events:CreateEventBus ${events}:event-bus/b`]],
  [
    "events",
    "PutEvents",
    { Entries: [{}, { EventBusName: "b" }, { EventBusName: "b" }] },
    [`events:PutEvents ${events}:event-bus/default`, `events:PutEvents ${events}:event-bus/b`],
  ],
  ["events", "TagResource", { ResourceARN: `${events}:rule/r` }, [`events:TagResource ${events}:rule/r`]],
  ["events", "ListRules", {}, ["events:ListRules *"]],
] as const)("%s %s of %j requires", (service, operation, input, wanted) => {
  expect(permissions(service, operation, input)).toEqual(wanted);
});
