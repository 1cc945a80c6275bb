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
