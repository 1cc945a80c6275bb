import { afterEach, beforeEach, expect, test } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
import { restartFakes, startFakes } from "./fake-services.ts";
import { driveStacks, type StackDriver } from "./stack-driver.ts";

let world: ReturnType<typeof startFakes>;
let stacks: StackDriver;
let hosts: ReturnType<typeof startFakes>["host"][];

beforeEach(() => {
  world = startFakes();
  stacks = driveStacks(world.host);
  hosts = [world.host];
});
afterEach(() => {
  for (const host of hosts) host.remove();
});

const body = `
Resources:
  A: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: a, RetentionInDays: 7}}
  B: {Type: AWS::S3::Bucket, DependsOn: A}
  C: {Type: AWS::DynamoDB::Table, DependsOn: B, Properties: {AttributeDefinitions: [{AttributeName: k, AttributeType: S}], KeySchema: [{AttributeName: k, KeyType: HASH}]}}
`;

/** Lets a call hang for ever, after doing something, as when the endpoint is killed in the middle of it. */
function hangAt(start: string, first: () => void = () => {}): Promise<void> {
  return new Promise((reached) => {
    world.fakes.disturb = ({ line }) => {
      if (!line.startsWith(start)) return;
      first();
      reached();
      return new Promise(() => {});
    };
  });
}

/** Another endpoint on the same data folder; what the killed one was doing never comes to an end. */
async function restart(): Promise<void> {
  await world.host.store.committed();
  world.fakes.disturb = () => {};
  world.fakes.calls.length = 0;
  world = restartFakes(world.fakes, world.host.dataFolder);
  hosts.push(world.host);
  stacks = driveStacks(world.host);
  stacks.service.resume?.();
  await stacks.settle();
}

test("a creation cut off before its call makes the resource under the name it had been given", async () => {
  const hung = hangAt("s3:CreateBucket");
  await stacks.ask("CreateStack", { StackName: "demo", TemplateBody: body });
  await hung;
  const given = world.fakes.calls.at(-1);
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("CREATE_COMPLETE");
  expect(world.fakes.calls).toContain(given);
  expect(world.fakes.calls.some((line) => line.includes(":CreateLogGroup"))).toBe(false);
  expect(world.fakes.buckets.size).toBe(1);
  expect(await stacks.story("demo")).toEqual([
    "demo CREATE_IN_PROGRESS User Initiated",
    "A CREATE_IN_PROGRESS",
    "A CREATE_IN_PROGRESS Resource creation Initiated",
    "A CREATE_COMPLETE",
    "B CREATE_IN_PROGRESS",
    "B CREATE_IN_PROGRESS Resource creation Initiated",
    "B CREATE_COMPLETE",
    "C CREATE_IN_PROGRESS",
    "C CREATE_IN_PROGRESS Resource creation Initiated",
    "C CREATE_COMPLETE",
    "demo CREATE_COMPLETE",
  ]);
});

test("a creation cut off after its call takes the resource it has made for its own", async () => {
  const hung = hangAt("logs:PutRetentionPolicy");
  await stacks.ask("CreateStack", { StackName: "demo", TemplateBody: body });
  await hung;
  expect([...world.fakes.logGroups.keys()]).toEqual(["a"]);
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("CREATE_COMPLETE");
  expect(world.fakes.logGroups.get("a")).toMatchObject({ retentionInDays: 7 });
});

test("a rollback continues", async () => {
  world.fakes.disturb = ({ line }) => {
    if (line.startsWith("dynamodb:CreateTable")) throw new AwsError("LimitExceededException", "no");
  };
  const failing = world.fakes.disturb;
  const hung = new Promise<void>((reached) => {
    world.fakes.disturb = (call) => {
      if (!call.line.startsWith("s3:DeleteBucket")) return failing(call);
      reached();
      return new Promise(() => {});
    };
  });
  await stacks.ask("CreateStack", { StackName: "demo", TemplateBody: body });
  await hung;
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(world.fakes.buckets.size + world.fakes.logGroups.size).toBe(0);
});

test("an update continues, in place and by replacement", async () => {
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  const hung = hangAt("logs:PutRetentionPolicy");
  await stacks.ask("UpdateStack", {
    StackName: "demo",
    TemplateBody: body.replace("RetentionInDays: 7", "RetentionInDays: 9"),
  });
  await hung;
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_COMPLETE");
  expect(world.fakes.logGroups.get("a")).toMatchObject({ retentionInDays: 9 });

  const renamed = body.replace("LogGroupName: a, RetentionInDays: 7", "LogGroupName: b, RetentionInDays: 9");
  const again = hangAt("logs:CreateLogGroup b", () => world.fakes.logGroups.set("b", { logGroupName: "b" }));
  await stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: renamed });
  await again;
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_COMPLETE");
  expect([...world.fakes.logGroups]).toEqual([["b", expect.objectContaining({ retentionInDays: 9 })]]);
});

test("the clean-up of an update continues", async () => {
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  const hung = hangAt("logs:DeleteLogGroup a");
  await stacks.ask("UpdateStack", {
    StackName: "demo",
    TemplateBody: body.replace("LogGroupName: a", "LogGroupName: b"),
  });
  await hung;
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("UPDATE_COMPLETE");
  expect([...world.fakes.logGroups.keys()]).toEqual(["b"]);
});

test("a deletion continues", async () => {
  const { StackId: id = "" } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  const hung = hangAt("s3:DeleteBucket", () => world.fakes.buckets.clear());
  await stacks.ask("DeleteStack", { StackName: "demo" });
  await hung;
  await restart();
  expect((await stacks.describe(id)).StackStatus).toBe("DELETE_COMPLETE");
  expect(world.fakes.buckets.size + world.fakes.logGroups.size + world.fakes.tables.size).toBe(0);
});

test("closing stops between two steps, and nothing counts as failed", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { promise: reached, resolve: markReached } = Promise.withResolvers<void>();
  world.fakes.disturb = ({ line }) => {
    if (!line.startsWith("s3:CreateBucket")) return;
    markReached();
    return gate;
  };
  await stacks.ask("CreateStack", { StackName: "demo", TemplateBody: body });
  await reached;
  expect(stacks.service.busy?.()).toBe(true);
  const closed = stacks.service.close?.();
  open();
  await closed;
  expect((await stacks.describe("demo")).StackStatus).toBe("CREATE_IN_PROGRESS");
  expect(world.fakes.tables.size).toBe(0);
  await restart();
  expect((await stacks.describe("demo")).StackStatus).toBe("CREATE_COMPLETE");
  expect((await stacks.story("demo")).some((line) => line.includes("FAILED"))).toBe(false);
});
