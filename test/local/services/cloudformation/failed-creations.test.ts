import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { AwsError } from "../../../../src/local/aws-error.ts";
import { poll } from "../../../support/poll.ts";
import { refusal } from "../service-host.ts";
import { openStacks, type FakeWorld } from "./open-stacks.ts";
import type { StackDriver } from "./stack-driver.ts";
import { pair } from "./pair-template.ts";

let world: FakeWorld;
let stacks: StackDriver;

beforeEach(() => {
  ({ world, stacks } = openStacks());
});

test("a resource that fails takes the others back, with the reason", async () => {
  world.fakes.disturb = ({ line }) => {
    if (line.startsWith("logs:CreateLogGroup")) {
      throw new AwsError("LimitExceededException", "Resource limit exceeded.", { statusCode: 400 });
    }
  };
  const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair });
  expect(stack).toMatchObject({ StackStatus: "ROLLBACK_COMPLETE" });
  const story = await stacks.story("demo");
  expect(story).toEqual([
    "demo CREATE_IN_PROGRESS User Initiated",
    "Photos CREATE_IN_PROGRESS",
    "Photos CREATE_IN_PROGRESS Resource creation Initiated",
    "Photos CREATE_COMPLETE",
    "Log CREATE_IN_PROGRESS",
    expect.stringMatching(
      /^Log CREATE_FAILED Resource handler returned message: "Resource limit exceeded\. \(Service: CloudWatchLogs, Status Code: 400, Request ID: [0-9a-f-]{36}\)" \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: ServiceLimitExceeded\)$/,
    ),
    "demo ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Log]. Rollback requested by user.",
    "Log DELETE_COMPLETE",
    "Photos DELETE_IN_PROGRESS",
    "Photos DELETE_COMPLETE",
    "demo ROLLBACK_COMPLETE",
  ]);
  expect(world.fakes.buckets.size).toBe(0);
  const again = refusal(stacks.ask("UpdateStack", { StackName: "demo", TemplateBody: pair }));
  expect(await again).toBe(
    `ValidationError: Stack:${stack.StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
  );
});

test("resources under way when another fails are cancelled", async () => {
  const hasFailed = async () => (await stacks.statuses("demo"))["Bad"] === "CREATE_FAILED" || undefined;
  world.fakes.disturb = async ({ line }) => {
    if (line.startsWith("s3:CreateBucket")) await poll(hasFailed);
    if (line.startsWith("logs:CreateLogGroup")) throw new AwsError("InvalidParameterException", "no");
  };
  await stacks.carryOut("CreateStack", {
    StackName: "demo",
    TemplateBody:
      "Resources: {Slow: {Type: 'AWS::S3::Bucket'}, Bad: {Type: 'AWS::Logs::LogGroup'}, After: {Type: 'AWS::Logs::LogGroup', DependsOn: Slow}}",
  });
  const story = await stacks.story("demo");
  expect(story).toContain("Slow CREATE_FAILED Resource creation cancelled");
  expect(story).toContain(
    "demo ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad, Slow]. Rollback requested by user.",
  );
  expect(story.some((line) => line.startsWith("After"))).toBe(false);
  expect(world.fakes.buckets.size).toBe(0);
});

test.each([
  [{ OnFailure: "DO_NOTHING" }, "CREATE_FAILED", 1],
  [{ DisableRollback: true }, "CREATE_FAILED", 1],
  [{ OnFailure: "DELETE" }, "DELETE_COMPLETE", 0],
])("after a failure %j leads to %s", async (choice, status, buckets) => {
  world.fakes.disturb = ({ line }) => {
    if (line.startsWith("logs:CreateLogGroup")) throw new AwsError("InvalidParameterException", "no");
  };
  const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair, ...choice });
  expect(stack.StackStatus).toBe(status);
  expect(world.fakes.buckets.size).toBe(buckets);
});

test("a failed stack that was left as it is can be rolled back later", async () => {
  world.fakes.disturb = ({ line }) => {
    if (line.startsWith("logs:CreateLogGroup")) throw new AwsError("InvalidParameterException", "no");
  };
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: pair, DisableRollback: true });
  const stack = await stacks.carryOut("RollbackStack", { StackName: "demo" });
  expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(world.fakes.buckets.size).toBe(0);
});

test("properties that a type does not have, lacks or cannot take are told at the resource", async () => {
  const body = `
Resources:
  Function:
    Type: AWS::Lambda::Function
    Properties: {Colour: blue, Code: {ZipFile: x, Zip: y}, Timeout: 901, MemorySize: lots, Handler: a b}
`;
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  const failure = (await stacks.story("demo")).find((line) => line.startsWith("Function CREATE_FAILED"));
  expect(failure).toBe(
    [
      "Function CREATE_FAILED Properties validation failed for resource Function with message:",
      "#: required key [Role] not found",
      "#: extraneous key [Colour] is not permitted",
      "#/Code: extraneous key [Zip] is not permitted",
      "#/Timeout: 901 is not less or equal to 900",
      "#/MemorySize: expected type: Integer, found: String",
      "#/Handler: failed validation constraint for keyword [pattern]",
    ].join("\n"),
  );
  expect(world.fakes.calls).toEqual([]);
});

test("a property that AWS has and this endpoint has not is refused in other words", async () => {
  const body = `
Resources:
  B:
    Type: AWS::S3::Bucket
    Properties:
      WebsiteConfiguration: {IndexDocument: i.html}
      LifecycleConfiguration: {Rules: [{Status: Enabled, ObjectSizeLessThan: 10}]}
`;
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  expect((await stacks.story("demo")).find((line) => line.startsWith("B CREATE_FAILED"))).toBe(
    [
      "B CREATE_FAILED Properties validation failed for resource B with message:",
      "#: [WebsiteConfiguration] is a property that this endpoint does not keep",
      "#/LifecycleConfiguration/Rules/0: [ObjectSizeLessThan] is a property that this endpoint does not keep",
    ].join("\n"),
  );
});

test("a resource that never becomes ready fails, and a stack that takes too long rolls back", async () => {
  let late = 0;
  const steady = performance.now.bind(performance);
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(performance, "now").mockImplementation(() => steady() + late);
  world.fakes.disturb = ({ line }) => {
    if (!line.startsWith("dynamodb:DescribeTable")) return;
    late += 11 * 60_000;
    for (const table of world.fakes.tables.values()) table["TableStatus"] = "CREATING";
  };
  const table = `{Type: AWS::DynamoDB::Table, Properties: {TableName: riders, AttributeDefinitions: [{AttributeName: k, AttributeType: S}], KeySchema: [{AttributeName: k, KeyType: HASH}], BillingMode: PAY_PER_REQUEST}}`;
  await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: `Resources: {T: ${table}}` });
  expect(await stacks.story("demo")).toContain("T CREATE_FAILED Resource riders did not stabilize.");

  world.fakes.disturb = ({ line }) => {
    if (line.startsWith("logs:CreateLogGroup")) late += 120_000;
  };
  const two = "Resources: {A: {Type: 'AWS::Logs::LogGroup'}, B: {Type: 'AWS::Logs::LogGroup', DependsOn: A}}";
  await stacks.carryOut("CreateStack", { StackName: "slow", TemplateBody: two, TimeoutInMinutes: 1 });
  expect(await stacks.story("slow")).toContain(
    "slow ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout. Rollback requested by user.",
  );
});

test("a name that is taken fails the resource and leaves the other's alone", async () => {
  world.fakes.buckets.set("mine", { objects: 0 });
  const body = `
Resources:
  B: {Type: AWS::S3::Bucket, Properties: {BucketName: mine-too}}
  C: {Type: AWS::S3::Bucket, Properties: {BucketName: mine}, DependsOn: B}
`;
  const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect((await stacks.story("demo")).find((line) => line.startsWith("C CREATE_FAILED"))).toMatch(
    /Resource of type 'AWS::S3::Bucket' with identifier 'mine' already exists\." \(RequestToken: [0-9a-f-]+, HandlerErrorCode: AlreadyExists\)$/,
  );
  expect([...world.fakes.buckets.keys()]).toEqual(["mine"]);
});

test("a name that someone else takes in the very moment is left alone as well", async () => {
  world.fakes.disturb = ({ line }) => {
    if (line === "s3:CreateBucket mine") world.fakes.buckets.set("mine", { objects: 0 });
  };
  const body = "Resources: {C: {Type: 'AWS::S3::Bucket', Properties: {BucketName: mine}}}";
  const stack = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(world.fakes.calls).not.toContain("s3:DeleteBucket mine");
});
