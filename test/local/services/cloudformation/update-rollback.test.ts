import { beforeEach, expect, test } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
import { refusal } from "../service-host.ts";
import { openStacks, type FakeWorld } from "./open-stacks.ts";
import type { StackDriver } from "./stack-driver.ts";
import { groups, third, openGroupStack, type GroupStack } from "./group-templates.ts";

let world: FakeWorld;
let stacks: StackDriver;
let create: GroupStack["create"];
let update: GroupStack["update"];

beforeEach(() => {
  ({ world, stacks } = openStacks());
  ({ create, update } = openGroupStack({ world, stacks }));
});

function failOn(start: string): void {
  world.fakes.disturb = ({ line }) => {
    if (line.startsWith(start)) throw new AwsError("InvalidParameterException", "no");
  };
}

test("an update that fails half way is taken back whole", async () => {
  await create();
  const before = await stacks.physicalIds("demo");
  failOn("logs:CreateLogGroup demo-Third");
  expect(await update(groups({ days: 14, extra: third }))).toEqual([
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
  expect(world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
  expect(await stacks.physicalIds("demo")).toEqual(before);
  const { TemplateBody: template } = await stacks.ask("GetTemplate", { StackName: "demo" });
  expect(template).toBe(groups());
});

test("replacements are taken back: the old resources count again and the new ones go", async () => {
  await create();
  failOn("logs:CreateLogGroup uno/second");
  const story = await update(groups({ first: "uno" }));
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
  expect([...world.fakes.logGroups.keys()]).toEqual(["one", "one/second"]);
  expect(await stacks.physicalIds("demo")).toEqual({ First: "one", Second: "one/second" });
  world.fakes.disturb = () => {};
  expect((await update(groups({ days: 14 }))).at(-1)).toBe("demo UPDATE_COMPLETE");
});

test("a change that fails half way through one resource is taken back in that resource too", async () => {
  const tagged = (days: number, tags: string): string =>
    `Resources: {L: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: one, RetentionInDays: ${days}, Tags: [${tags}]}}}`;
  await create(tagged(7, ""));
  failOn("logs:TagResource");
  const story = await update(tagged(14, "{Key: a, Value: b}"));
  expect(world.fakes.calls).toContain("logs:TagResource ");
  expect(story.at(-1)).toBe("demo UPDATE_ROLLBACK_COMPLETE");
  expect(world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
});

test("a rollback that fails can be gone on with, passing over what cannot be brought back", async () => {
  const id = await create();
  failOn("logs:CreateLogGroup demo-Third");
  let retentions = 0;
  const failing = world.fakes.disturb;
  world.fakes.disturb = (call) => {
    if (call.operation === "PutRetentionPolicy" && ++retentions > 1) throw new AwsError("OperationAborted", "not now");
    return failing(call);
  };
  await update(groups({ days: 14, extra: third }));
  expect(await stacks.describe("demo")).toMatchObject({
    StackStatus: "UPDATE_ROLLBACK_FAILED",
    StackStatusReason: "The following resource(s) failed to update: [First]. ",
  });
  expect(await refusal(stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: groups({ days: 1 }) }))).toBe(
    `ValidationError: Stack:${id} is in UPDATE_ROLLBACK_FAILED state and can not be updated.`,
  );
  await stacks.ask("ContinueUpdateRollback", { StackName: "demo", ResourcesToSkip: ["First"] });
  await stacks.settle();
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect([...world.fakes.logGroups.keys()]).toEqual(["one", "one/second"]);
});

test("a failed update can be left as it is, and then updated again or rolled back", async () => {
  await create();
  failOn("logs:CreateLogGroup demo-Third");
  const body = groups({ days: 14, extra: third });
  await update(body, { DisableRollback: true });
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_FAILED");
  expect(world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 14 });
  await stacks.carryOut("RollbackStack", { StackName: "demo" });
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(world.fakes.logGroups.get("one")).toMatchObject({ retentionInDays: 7 });
  await update(body, { DisableRollback: true });
  world.fakes.disturb = () => {};
  expect((await update(body)).at(-1)).toBe("demo UPDATE_COMPLETE");
  expect(await stacks.statuses("demo")).toMatchObject({ Third: "CREATE_COMPLETE" });
});
