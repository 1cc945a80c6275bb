import { beforeEach, expect, test } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
import { refusal } from "../service-host.ts";
import { groups, third, openGroupStack, type GroupStack } from "./group-templates.ts";

let group: GroupStack;
beforeEach(() => {
  group = openGroupStack();
});

function failOn(start: string): void {
  group.world.fakes.disturb = ({ line }) => {
    if (line.startsWith(start)) throw new AwsError("InvalidParameterException", "no");
  };
}

test("an update that fails half way is taken back whole", async () => {
  await group.create();
  const before = await group.stacks.physicalIds("demo");
  failOn("logs:CreateLogGroup demo-Third");
  expect(await group.update(groups({ days: 14, extra: third }))).toEqual([
    "demo UPDATE_IN_PROGRESS User Initiated",
    "First UPDATE_IN_PROGRESS",
    "First UPDATE_COMPLETE",
    "Third CREATE_IN_PROGRESS",
    expect.stringMatching(/^Third CREATE_FAILED Resource handler returned message: "no /),
    "demo UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Third]. ",
    "First UPDATE_IN_PROGRESS",
    "First UPDATE_COMPLETE",
    "demo UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
    "Third DELETE_COMPLETE",
    "demo UPDATE_ROLLBACK_COMPLETE",
  ]);
  expect(group.world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
  expect(await group.stacks.physicalIds("demo")).toEqual(before);
  const { TemplateBody: template } = await group.stacks.ask("GetTemplate", { StackName: "demo" });
  expect(template).toBe(groups());
});

test("replacements are taken back: the old resources count again and the new ones go", async () => {
  await group.create();
  failOn("logs:CreateLogGroup uno/second");
  const story = await group.update(groups({ first: "uno" }));
  expect(story.slice(story.findIndex((line) => line.includes("UPDATE_ROLLBACK_IN_PROGRESS")))).toEqual([
    "demo UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to update: [Second]. ",
    "First UPDATE_IN_PROGRESS",
    "First UPDATE_COMPLETE",
    "Second UPDATE_IN_PROGRESS",
    "Second UPDATE_COMPLETE",
    "demo UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
    "First DELETE_IN_PROGRESS",
    "First DELETE_COMPLETE",
    "demo UPDATE_ROLLBACK_COMPLETE",
  ]);
  expect([...group.world.fakes.logGroups.keys()]).toEqual(["one", "one/second"]);
  expect(await group.stacks.physicalIds("demo")).toEqual({ First: "one", Second: "one/second" });
  group.world.fakes.disturb = () => {};
  expect((await group.update(groups({ days: 14 }))).at(-1)).toBe("demo UPDATE_COMPLETE");
});

test("a change that fails half way through one resource is taken back in that resource too", async () => {
  const tagged = (days: number, tags: string): string =>
    `Resources: {L: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: one, RetentionInDays: ${days}, Tags: [${tags}]}}}`;
  await group.create(tagged(7, ""));
  failOn("logs:TagResource");
  const story = await group.update(tagged(14, "{Key: a, Value: b}"));
  expect(group.world.fakes.calls).toContain("logs:TagResource ");
  expect(story.at(-1)).toBe("demo UPDATE_ROLLBACK_COMPLETE");
  expect(group.world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
});

test("a rollback that fails can be gone on with, passing over what cannot be brought back", async () => {
  const id = await group.create();
  failOn("logs:CreateLogGroup demo-Third");
  let retentions = 0;
  const failing = group.world.fakes.disturb;
  group.world.fakes.disturb = (call) => {
    if (call.operation === "PutRetentionPolicy" && ++retentions > 1) throw new AwsError("OperationAborted", "not now");
    return failing(call);
  };
  await group.update(groups({ days: 14, extra: third }));
  expect(await group.stacks.describe("demo")).toMatchObject({
    StackStatus: "UPDATE_ROLLBACK_FAILED",
    StackStatusReason: "The following resource(s) failed to update: [First]. ",
  });
  expect(await refusal(group.stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: groups({ days: 1 }) }))).toBe(
    `ValidationError: Stack:${id} is in UPDATE_ROLLBACK_FAILED state and can not be updated.`,
  );
  await group.stacks.ask("ContinueUpdateRollback", { StackName: "demo", ResourcesToSkip: ["First"] });
  await group.stacks.settle();
  expect((await group.stacks.describe("demo")).StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect([...group.world.fakes.logGroups.keys()]).toEqual(["one", "one/second"]);
});

test("a failed update can be left as it is, and then updated again or rolled back", async () => {
  await group.create();
  failOn("logs:CreateLogGroup demo-Third");
  const body = groups({ days: 14, extra: third });
  await group.update(body, { DisableRollback: true });
  expect((await group.stacks.describe("demo")).StackStatus).toBe("UPDATE_FAILED");
  expect(group.world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 14 });
  await group.stacks.carryOut("RollbackStack", { StackName: "demo" });
  expect((await group.stacks.describe("demo")).StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(group.world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
  await group.update(body, { DisableRollback: true });
  group.world.fakes.disturb = () => {};
  expect((await group.update(body)).at(-1)).toBe("demo UPDATE_COMPLETE");
  expect(await group.stacks.statuses("demo")).toMatchObject({ Third: "CREATE_COMPLETE" });
});
