import type { DescribeChangeSetOutput } from "@aws-sdk/client-cloudformation";
import { beforeEach, expect, test } from "vitest";
import { refusal } from "../service-host.ts";
import { openStacks, type FakeWorld } from "./open-stacks.ts";
import type { StackDriver } from "./stack-driver.ts";

let world: FakeWorld;
let stacks: StackDriver;

beforeEach(() => {
  ({ world, stacks } = openStacks());
});

const body = (name: string, days: number): string => `
Resources:
  L: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: ${name}, RetentionInDays: ${days}}}
  M: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: !Sub "\${L}/m"}}
  N: {Type: AWS::Logs::LogGroup, Properties: {Tags: [{Key: of, Value: !GetAtt L.Arn}]}}
`;

async function change(input: Record<string, unknown>): Promise<DescribeChangeSetOutput> {
  const { Id: ChangeSetName } = await stacks.ask("CreateChangeSet", { StackName: "demo", ...input });
  return stacks.ask("DescribeChangeSet", { ChangeSetName });
}

test("a stack comes from a change set: reviewed first, made when it is executed", async () => {
  const set = await change({ ChangeSetName: "first", ChangeSetType: "CREATE", TemplateBody: body("a", 7) });
  expect(set).toMatchObject({
    ChangeSetId: expect.stringMatching(
      /^arn:aws:cloudformation:us-west-2:123456789012:changeSet\/first\/[0-9a-f-]{36}$/,
    ),
    Status: "CREATE_COMPLETE",
    ExecutionStatus: "AVAILABLE",
    Changes: ["L", "M", "N"].map((LogicalResourceId) => ({
      Type: "Resource",
      ResourceChange: { Action: "Add", LogicalResourceId, ResourceType: "AWS::Logs::LogGroup" },
    })),
  });
  expect((await stacks.describe("demo")).StackStatus).toBe("REVIEW_IN_PROGRESS");
  expect(stacks.service.busy?.()).toBe(false);
  expect(world.fakes.calls).toEqual([]);
  await stacks.ask("ExecuteChangeSet", { ChangeSetName: "first", StackName: "demo" });
  await stacks.settle();
  expect(await stacks.describe("demo")).toMatchObject({ StackStatus: "CREATE_COMPLETE", ChangeSetId: set.ChangeSetId });
  expect((await stacks.story("demo")).slice(0, 2)).toEqual([
    "demo REVIEW_IN_PROGRESS User Initiated",
    "demo CREATE_IN_PROGRESS User Initiated",
  ]);
  expect(await refusal(stacks.ask("ExecuteChangeSet", { ChangeSetName: set.ChangeSetId }))).toBe(
    `ChangeSetNotFoundException: ChangeSet [${set.ChangeSetId}] does not exist`,
  );
});

test("an update's change set tells what is replaced, what that reaches, and what is only changed", async () => {
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body("a", 7) });
  const set = await change({ ChangeSetName: "second", TemplateBody: body("b", 9) });
  expect(set.Changes?.map((each) => each.ResourceChange)).toEqual([
    {
      Action: "Modify",
      LogicalResourceId: "L",
      PhysicalResourceId: "a",
      ResourceType: "AWS::Logs::LogGroup",
      Replacement: "True",
      Scope: ["Properties"],
      Details: [
        {
          Target: { Attribute: "Properties", Name: "LogGroupName", RequiresRecreation: "Always" },
          Evaluation: "Static",
          ChangeSource: "DirectModification",
        },
        {
          Target: { Attribute: "Properties", Name: "RetentionInDays", RequiresRecreation: "Never" },
          Evaluation: "Static",
          ChangeSource: "DirectModification",
        },
      ],
    },
    expect.objectContaining({
      LogicalResourceId: "M",
      Replacement: "Conditional",
      Details: [
        {
          Target: { Attribute: "Properties", Name: "LogGroupName", RequiresRecreation: "Conditionally" },
          Evaluation: "Dynamic",
          ChangeSource: "ResourceReference",
          CausingEntity: "L",
        },
      ],
    }),
    expect.objectContaining({
      LogicalResourceId: "N",
      Replacement: "False",
      Details: [expect.objectContaining({ ChangeSource: "ResourceAttribute", CausingEntity: "L.Arn" })],
    }),
  ]);
  await stacks.ask("CreateChangeSet", { StackName: "demo", ChangeSetName: "other", TemplateBody: body("a", 1) });
  await stacks.ask("ExecuteChangeSet", { ChangeSetName: "second", StackName: "demo" });
  await stacks.settle();
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_COMPLETE");
  expect(await stacks.ask("ListChangeSets", { StackName: "demo" })).toMatchObject({
    Summaries: [],
  });
});

test("a change set without changes fails and cannot be executed", async () => {
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body("a", 7) });
  const set = await change({ ChangeSetName: "same", ChangeSetType: "UPDATE", TemplateBody: body("a", 7) });
  expect(set).toMatchObject({
    Status: "FAILED",
    ExecutionStatus: "UNAVAILABLE",
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
    Changes: [],
  });
  expect(await refusal(stacks.ask("ExecuteChangeSet", { ChangeSetName: "same", StackName: "demo" }))).toBe(
    `InvalidChangeSetStatusException: ChangeSet [${set.ChangeSetId}] cannot be executed in its current status of [FAILED]`,
  );
});

test("a change set can be deleted; one that is gone is not an error", async () => {
  await change({ ChangeSetName: "first", ChangeSetType: "CREATE", TemplateBody: body("a", 7) });
  const named = { StackName: "demo", ChangeSetName: "first" };
  expect(
    await refusal(stacks.ask("CreateChangeSet", { ...named, ChangeSetType: "CREATE", TemplateBody: body("a", 7) })),
  ).toBe("AlreadyExistsException: ChangeSet first already exists");
  expect(await stacks.ask("GetTemplate", named)).toMatchObject({ TemplateBody: body("a", 7) });
  await stacks.ask("DeleteChangeSet", named);
  await stacks.ask("DeleteChangeSet", named);
  expect(await refusal(stacks.ask("DescribeChangeSet", named))).toBe(
    "ChangeSetNotFoundException: ChangeSet [first] does not exist",
  );
  await stacks.ask("DeleteStack", { StackName: "demo" });
  await stacks.settle();
  expect(await stacks.ask("DescribeStacks")).toEqual({ Stacks: [] });
});

test.each([
  [{ StackName: "demo", ChangeSetName: "x" }, "ValidationError: Stack [demo] does not exist"],
  [
    { StackName: "demo", ChangeSetName: "x", ChangeSetType: "IMPORT" },
    "ValidationError: Change sets of type IMPORT are not made by this endpoint.",
  ],
  [
    { StackName: "demo", ChangeSetName: "1x", ChangeSetType: "CREATE" },
    "ValidationError: 1 validation error detected: Value '1x' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
  ],
  [
    { StackName: "there", ChangeSetName: "x", ChangeSetType: "CREATE" },
    "ValidationError: Stack [there] already exists and cannot be created again with the changeSet [x].",
  ],
  [
    { StackName: "demo", ChangeSetName: "x", ChangeSetType: "CREATE" },
    "ValidationError: Either Template URL or Template Body must be specified.",
  ],
])("a change set that cannot be is refused %#", async (input, expected) => {
  await stacks.carryOut("CreateStack", { StackName: "there", TemplateBody: body("a", 7) });
  expect(await refusal(stacks.ask("CreateChangeSet", input))).toBe(expected);
});
