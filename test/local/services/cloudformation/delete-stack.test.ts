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

test("a stack is deleted in the other order, and then found by its id alone", async () => {
  const { StackId: id } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair });
  await stacks.ask("DeleteStack", { StackName: "demo" });
  await stacks.settle();
  expect((await stacks.story(id ?? "")).slice(8)).toEqual([
    "demo DELETE_IN_PROGRESS User Initiated",
    "Log DELETE_IN_PROGRESS",
    "Log DELETE_COMPLETE",
    "Photos DELETE_IN_PROGRESS",
    "Photos DELETE_COMPLETE",
    "demo DELETE_COMPLETE",
  ]);
  expect(await stacks.describe(id ?? "")).toMatchObject({
    StackStatus: "DELETE_COMPLETE",
    DeletionTime: expect.any(Date),
  });
  expect(await refusal(stacks.ask("DescribeStacks", { StackName: "demo" }))).toBe(
    "ValidationError: Stack with id demo does not exist",
  );
  expect(await stacks.ask("DescribeStacks")).toEqual({ Stacks: [] });
  expect(await stacks.ask("ListStacks", { StackStatusFilter: ["DELETE_COMPLETE"] })).toMatchObject({
    StackSummaries: [{ StackId: id }],
  });
  expect(await stacks.ask("DeleteStack", { StackName: "demo" })).toEqual({});
  const next = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair });
  expect(next.StackId).not.toBe(id);
});

test("a bucket that holds objects stops a deletion, and can be left behind by the next", async () => {
  const { StackId: id = "" } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair });
  const { Photos: name = "" } = await stacks.physicalIds("demo");
  world.fakes.buckets.set(name, { objects: 2 });
  expect(await refusal(stacks.ask("DeleteStack", { StackName: "demo", RetainResources: ["Photos"] }))).toBe(
    `ValidationError: Invalid operation on stack [${id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
  );
  await stacks.ask("DeleteStack", { StackName: "demo" });
  await stacks.settle();
  expect(await stacks.describe("demo")).toMatchObject({
    StackStatus: "DELETE_FAILED",
    StackStatusReason: "The following resource(s) failed to delete: [Photos]. ",
  });
  expect((await stacks.story("demo")).find((line) => line.startsWith("Photos DELETE_FAILED"))).toMatch(
    /^Photos DELETE_FAILED Resource handler returned message: "The bucket you tried to delete is not empty \(Service: S3, Status Code: 409, Request ID: [0-9a-f-]+\)" \(RequestToken: [0-9a-f-]+, HandlerErrorCode: GeneralServiceException\)$/,
  );
  expect(await stacks.statuses("demo")).toEqual({ Photos: "DELETE_FAILED", Log: "DELETE_COMPLETE" });
  await stacks.ask("DeleteStack", { StackName: "demo", RetainResources: ["Photos"] });
  await stacks.settle();
  expect((await stacks.describe(id)).StackStatus).toBe("DELETE_COMPLETE");
  expect(await stacks.statuses(id)).toEqual({ Photos: "DELETE_SKIPPED", Log: "DELETE_COMPLETE" });
  expect([...world.fakes.buckets.keys()]).toEqual([name]);
});

test("after the bucket is emptied the same deletion goes through", async () => {
  const { StackId: id = "" } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair });
  const { Photos: name = "" } = await stacks.physicalIds("demo");
  world.fakes.buckets.set(name, { objects: 1 });
  await stacks.carryOut("DeleteStack", { StackName: "demo" });
  world.fakes.buckets.set(name, { objects: 0 });
  await stacks.ask("DeleteStack", { StackName: "demo" });
  await stacks.settle();
  expect((await stacks.describe(id)).StackStatus).toBe("DELETE_COMPLETE");
  expect(world.fakes.buckets.size).toBe(0);
});

test("a deletion while the stack is being made waits for what is under way and then takes all back", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  world.fakes.disturb = ({ line }) => (line.startsWith("s3:CreateBucket") ? gate : undefined);
  const { StackId: id } = await stacks.ask("CreateStack", { StackName: "demo", TemplateBody: pair });
  await stacks.ask("DeleteStack", { StackName: "demo" });
  open();
  await stacks.settle();
  expect((await stacks.describe(String(id))).StackStatus).toBe("DELETE_COMPLETE");
  expect(world.fakes.buckets.size + world.fakes.logGroups.size).toBe(0);
  expect(world.fakes.calls.some((line) => line.startsWith("logs:CreateLogGroup"))).toBe(false);
});

test("DeletionPolicy Retain leaves a resource where it is", async () => {
  const body = "Resources: {Kept: {Type: 'AWS::S3::Bucket', DeletionPolicy: Retain}, Gone: {Type: 'AWS::S3::Bucket'}}";
  const { StackId: id = "" } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  await stacks.ask("DeleteStack", { StackName: "demo" });
  await stacks.settle();
  expect(await stacks.statuses(id)).toEqual({ Kept: "DELETE_SKIPPED", Gone: "DELETE_COMPLETE" });
  expect([...world.fakes.buckets.keys()]).toEqual([expect.stringMatching(/^demo-kept-/)]);
});

test("termination protection holds a deletion off", async () => {
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair, EnableTerminationProtection: true });
  expect(await refusal(stacks.ask("DeleteStack", { StackName: "demo" }))).toBe(
    "ValidationError: Stack [demo] cannot be deleted while TerminationProtection is enabled",
  );
  await stacks.ask("UpdateTerminationProtection", { StackName: "demo", EnableTerminationProtection: false });
  expect(await stacks.ask("DeleteStack", { StackName: "demo" })).toEqual({});
  await stacks.settle();
});
