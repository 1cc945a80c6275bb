import { beforeEach, expect, test } from "vitest";
import { refusal } from "../service-host.ts";
import { openStacks, type FakeWorld } from "./open-stacks.ts";
import type { StackDriver } from "./stack-driver.ts";
import { pair } from "./pair-template.ts";

let world: FakeWorld;
let stacks: StackDriver;

beforeEach(() => {
  ({ world, stacks } = openStacks());
});

test("a stack is made in the order of its references, with an event for each step", async () => {
  const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair });
  const { Photos: bucket } = await stacks.physicalIds("demo");
  expect(bucket).toMatch(/^demo-photos-[a-z0-9]{12}$/);
  expect(stack).toMatchObject({
    StackStatus: "CREATE_COMPLETE",
    StackId: expect.stringMatching(/^arn:aws:cloudformation:us-west-2:123456789012:stack\/demo\/[0-9a-f-]{36}$/),
    Parameters: [{ ParameterKey: "Days", ParameterValue: "7" }],
    Outputs: [
      { OutputKey: "Bucket", OutputValue: bucket, Description: "the photos" },
      {
        OutputKey: "LogArn",
        OutputValue: `arn:aws:logs:us-west-2:123456789012:log-group:/photos/${bucket}:*`,
        ExportName: "demo-log",
      },
    ],
  });
  expect(await stacks.story("demo")).toEqual([
    "demo CREATE_IN_PROGRESS User Initiated",
    "Photos CREATE_IN_PROGRESS",
    "Photos CREATE_IN_PROGRESS Resource creation Initiated",
    "Photos CREATE_COMPLETE",
    "Log CREATE_IN_PROGRESS",
    "Log CREATE_IN_PROGRESS Resource creation Initiated",
    "Log CREATE_COMPLETE",
    "demo CREATE_COMPLETE",
  ]);
  expect(world.fakes.logGroups.get(`/photos/${bucket}`)).toMatchObject({ retentionInDays: 7 });
});

test("events have rising times, their own ids and the request's token", async () => {
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair, ClientRequestToken: "try-1" });
  const events = await stacks.events("demo");
  const times = events.map((event) => event.Timestamp?.getTime() ?? 0);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  expect(new Set(events.map((event) => event.EventId)).size).toBe(events.length);
  expect(events.every((event) => event.ClientRequestToken === "try-1")).toBe(true);
  expect(events.find((event) => event.ResourceStatus === "CREATE_COMPLETE")).toMatchObject({
    EventId: expect.stringMatching(/^Photos-CREATE_COMPLETE-\d{4}-/),
    ResourceType: "AWS::S3::Bucket",
    PhysicalResourceId: expect.stringMatching(/^demo-photos-/),
  });
});

test("events come a hundred to a page, newest first", async () => {
  const many = Array.from({ length: 40 }, (_, index) => `  L${index}: {Type: AWS::Logs::LogGroup}`).join("\n");
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: `Resources:\n${many}\n` });
  const first = await stacks.ask("DescribeStackEvents", { StackName: "demo" });
  expect(first).toMatchObject({ StackEvents: { length: 100 }, NextToken: expect.any(String) });
  expect(first).toHaveProperty("StackEvents.0.LogicalResourceId", "demo");
  const second = await stacks.ask("DescribeStackEvents", { StackName: "demo", NextToken: first["NextToken"] });
  expect(second).toMatchObject({ StackEvents: { length: 22 } });
  expect(second).not.toHaveProperty("NextToken");
});

test("calls are made as the person, or as the role that the request names", async () => {
  await stacks.carryOut("CreateStack", { StackName: "one", TemplateBody: pair });
  expect(new Set(world.fakes.callers)).toEqual(new Set(["arn:aws:iam::123456789012:user/workshop"]));
  await createRole("deployer", "cloudformation.amazonaws.com");
  world.fakes.callers.length = 0;
  await stacks.carryOut("CreateStack", {
    StackName: "two",
    TemplateBody: pair,
    RoleARN: "arn:aws:iam::123456789012:role/deployer",
  });
  // CloudFormation looks at the role once, as the account.
  expect(world.fakes.callers.shift()).toBe("arn:aws:iam::123456789012:root");
  expect(new Set(world.fakes.callers)).toEqual(
    new Set(["arn:aws:sts::123456789012:assumed-role/deployer/AWSCloudFormation"]),
  );
});

test("a role that CloudFormation cannot assume is refused, for a stack's own deletion too", async () => {
  await createRole("function", "lambda.amazonaws.com");
  await createRole("deployer", "cloudformation.amazonaws.com");
  for (const role of ["none", "function"]) {
    const RoleARN = `arn:aws:iam::123456789012:role/${role}`;
    expect(await refusal(stacks.ask("CreateStack", { StackName: "demo", TemplateBody: pair, RoleARN }))).toBe(
      `ValidationError: Role ${RoleARN} is invalid or cannot be assumed`,
    );
  }
  const RoleARN = "arn:aws:iam::123456789012:role/deployer";
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair, RoleARN });
  await stacks.ask("DeleteStack", { StackName: "deployer" });
  await stacks.settle();
  expect(await refusal(stacks.ask("DeleteStack", { StackName: "demo" }))).toBe(
    `ValidationError: Role ${RoleARN} is invalid or cannot be assumed`,
  );
});

async function createRole(RoleName: string, service: string): Promise<void> {
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  };
  const role = { Type: "AWS::IAM::Role", Properties: { RoleName, AssumeRolePolicyDocument: trust } };
  await stacks.carryOut("CreateStack", {
    StackName: RoleName,
    TemplateBody: JSON.stringify({ Resources: { Role: role } }),
    Capabilities: ["CAPABILITY_NAMED_IAM"],
  });
}

test("the stack's tags are its resources' tags, under their own", async () => {
  const body = "Resources: {B: {Type: 'AWS::S3::Bucket', Properties: {Tags: [{Key: stage, Value: own}]}}}";
  const Tags = [
    { Key: "stage", Value: "stack" },
    { Key: "team", Value: "rides" },
  ];
  const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body, Tags });
  expect(stack.Tags).toEqual(Tags);
  expect([...world.fakes.buckets.values()]).toEqual([
    expect.objectContaining({
      Tagging: {
        TagSet: [
          { Key: "team", Value: "rides" },
          { Key: "stage", Value: "own" },
        ],
      },
    }),
  ]);
});
