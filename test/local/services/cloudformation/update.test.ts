import { beforeEach, expect, test } from "vitest";
import { refusal } from "../service-host.ts";
import { groups, third, openGroupStack, type GroupStack } from "./group-templates.ts";

let group: GroupStack;
beforeEach(() => {
  group = openGroupStack();
});

test("a property that can change in place is changed there, and nothing else is touched", async () => {
  await group.create();
  expect(await group.update(groups({ days: 14 }))).toEqual([
    "demo UPDATE_IN_PROGRESS User Initiated",
    "First UPDATE_IN_PROGRESS",
    "First UPDATE_COMPLETE",
    "demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "demo UPDATE_COMPLETE",
  ]);
  expect(group.world.fakes.calls).toEqual(["logs:PutRetentionPolicy one"]);
  expect(await group.stacks.describe("demo")).toMatchObject({
    StackStatus: "UPDATE_COMPLETE",
    LastUpdatedTime: expect.any(Date),
  });
});

test("a new name makes a new resource first, and the old ones go when all is done", async () => {
  await group.create();
  expect(await group.update(groups({ first: "uno" }))).toEqual([
    "demo UPDATE_IN_PROGRESS User Initiated",
    "First UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.",
    "First UPDATE_IN_PROGRESS Resource creation Initiated",
    "First UPDATE_COMPLETE",
    "Second UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.",
    "Second UPDATE_IN_PROGRESS Resource creation Initiated",
    "Second UPDATE_COMPLETE",
    "demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "Second DELETE_IN_PROGRESS",
    "Second DELETE_COMPLETE",
    "First DELETE_IN_PROGRESS",
    "First DELETE_COMPLETE",
    "demo UPDATE_COMPLETE",
  ]);
  expect([...group.world.fakes.logGroups.keys()]).toEqual(["uno", "uno/second"]);
  expect((await group.stacks.describe("demo")).Outputs).toEqual([{ OutputKey: "Name", OutputValue: "uno/second" }]);
});

test("UpdateReplacePolicy Retain leaves the old resource where it is", async () => {
  const kept = (name: string): string =>
    `Resources: {L: {Type: 'AWS::Logs::LogGroup', UpdateReplacePolicy: Retain, Properties: {LogGroupName: ${name}}}}`;
  await group.create(kept("a"));
  expect(await group.update(kept("b"))).toContain("L DELETE_SKIPPED");
  expect([...group.world.fakes.logGroups.keys()]).toEqual(["a", "b"]);
});

test("resources come and go", async () => {
  await group.create();
  expect(await group.update(groups({ extra: third }))).toEqual([
    "demo UPDATE_IN_PROGRESS User Initiated",
    "Third CREATE_IN_PROGRESS",
    "Third CREATE_IN_PROGRESS Resource creation Initiated",
    "Third CREATE_COMPLETE",
    "demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "demo UPDATE_COMPLETE",
  ]);
  expect(await group.update(groups())).toEqual([
    "demo UPDATE_IN_PROGRESS User Initiated",
    "demo UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
    "Third DELETE_IN_PROGRESS",
    "Third DELETE_COMPLETE",
    "demo UPDATE_COMPLETE",
  ]);
  expect(await group.stacks.statuses("demo")).toEqual({ First: "CREATE_COMPLETE", Second: "CREATE_COMPLETE" });
});

test("nothing to change is refused; other outputs or tags are something", async () => {
  await group.create();
  expect(
    await refusal(group.stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: `# the same\n${groups()}` })),
  ).toBe("ValidationError: No updates are to be performed.");
  expect(await group.update(groups().replace("!Ref Second", "!Ref First"))).toHaveLength(3);
  expect((await group.stacks.describe("demo")).Outputs).toEqual([{ OutputKey: "Name", OutputValue: "one" }]);
  const story = await group.update(groups(), { Tags: [{ Key: "a", Value: "b" }] });
  expect(story).toContain("First UPDATE_COMPLETE");
  expect(story.at(-1)).toBe("demo UPDATE_COMPLETE");
  expect(group.world.fakes.logGroups.get("one")).toMatchObject({ tags: { a: "b" } });
  const untouched = await group.stacks.carryOut("UpdateStack", {
    StackName: "demo",
    TemplateBody: groups({ days: 3 }),
  });
  expect(untouched.Tags).toEqual([{ Key: "a", Value: "b" }]);
});

test("parameters change a stack under the template it has", async () => {
  const body = `
Parameters: {Days: {Type: Number, Default: 7}, Name: {Type: String}}
Resources: {L: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Ref Name, RetentionInDays: !Ref Days}}}
`;
  const Name = { ParameterKey: "Name", ParameterValue: "log" };
  await group.stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body, Parameters: [Name] });
  const kept = { ParameterKey: "Name", UsePreviousValue: true };
  const Parameters = [kept, { ParameterKey: "Days", ParameterValue: "30" }];
  const stack = await group.stacks.carryOut("UpdateStack", {
    StackName: "demo",
    UsePreviousTemplate: true,
    Parameters,
  });
  expect(stack).toMatchObject({
    StackStatus: "UPDATE_COMPLETE",
    Parameters: [
      { ParameterKey: "Days", ParameterValue: "30" },
      { ParameterKey: "Name", ParameterValue: "log" },
    ],
  });
  expect(group.world.fakes.logGroups.get("log")).toMatchObject({ retentionInDays: 30 });
});

test("a custom-named resource cannot be replaced under its own name", async () => {
  const table = (key: string): string => `
Resources:
  T:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: riders
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: ${key}, AttributeType: N}]
      KeySchema: [{AttributeName: ${key}, KeyType: HASH}]
`;
  await group.create(table("a"));
  expect(await group.update(table("b"))).toContain(
    "T UPDATE_FAILED CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename riders and update the stack again.",
  );
  expect((await group.stacks.describe("demo")).StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect([...group.world.fakes.tables.keys()]).toEqual(["riders"]);
});

test("an update can be cancelled", async () => {
  await group.create();
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { promise: reached, resolve: markReached } = Promise.withResolvers<void>();
  group.world.fakes.disturb = ({ line }) => {
    if (!line.startsWith("logs:PutRetentionPolicy")) return;
    markReached();
    return gate;
  };
  expect(await refusal(group.stacks.ask("CancelUpdateStack", { StackName: "demo" }))).toBe(
    "ValidationError: CancelUpdateStack cannot be called from current stack status",
  );
  await group.stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: groups({ days: 14, extra: third }) });
  await reached;
  expect(await refusal(group.stacks.ask("DeleteStack", { StackName: "demo" }))).toMatch(
    /cannot be deleted while in status UPDATE_IN_PROGRESS$/,
  );
  await group.stacks.ask("CancelUpdateStack", { StackName: "demo" });
  open();
  await group.stacks.settle();
  expect((await group.stacks.describe("demo")).StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(group.world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
  expect([...group.world.fakes.logGroups.keys()]).toEqual(["one", "one/second"]);
});

test("a resource's type cannot change", async () => {
  await group.create();
  const body = "Resources: {First: {Type: 'AWS::S3::Bucket'}}";
  expect(await refusal(group.stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: body }))).toBe(
    "ValidationError: Update of resource type is not permitted. The new template modifies resource type of the following resources: [First]",
  );
});

test("a role is changed in place: policies come, change and go", async () => {
  const role = (policies: string): string => `
Resources:
  R:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}
      ${policies}
`;
  const policy = (name: string, action: string): string =>
    `{PolicyName: ${name}, PolicyDocument: {Version: 2012-10-17, Statement: [{Effect: Allow, Action: ${action}, Resource: "*"}]}}`;
  const basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  const Capabilities = ["CAPABILITY_IAM"];
  const first = role(`Policies: [${policy("a", "s3:GetObject")}, ${policy("b", "s3:GetObject")}]`);
  await group.stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: first, Capabilities });
  const { R: RoleName = "" } = await group.stacks.physicalIds("demo");
  await group.update(role(`Policies: [${policy("b", "s3:PutObject")}]\n      ManagedPolicyArns: [${basic}]`), {
    Capabilities,
  });
  const iam = (operation: string): Promise<unknown> =>
    group.world.fakes.answer({
      service: "iam",
      operation,
      input: { RoleName, PolicyName: "b" },
      caller: { account: "123456789012", region: "us-west-2", principal: { type: "user", arn: "arn:u", userId: "u" } },
    });
  expect(await iam("ListRolePolicies")).toMatchObject({ PolicyNames: ["b"] });
  expect(await iam("GetRolePolicy")).toMatchObject({ PolicyDocument: expect.stringContaining("s3%3APutObject") });
  expect(await iam("ListAttachedRolePolicies")).toMatchObject({ AttachedPolicies: [{ PolicyArn: basic }] });
  await group.stacks.carryOut("DeleteStack", { StackName: (await group.stacks.describe("demo")).StackId });
  expect(await refusal(iam("GetRole"))).toBe(`NoSuchEntity: The role with name ${RoleName} cannot be found.`);
});
