import { beforeEach, expect, test } from "vitest";
import { person, refusal } from "../service-host.ts";
import { openStacks, type FakeWorld } from "./open-stacks.ts";
import type { StackDriver } from "./stack-driver.ts";

let world: FakeWorld;
let stacks: StackDriver;

beforeEach(() => {
  ({ world, stacks } = openStacks());
});

const bucket = "Resources: {B: {Type: 'AWS::S3::Bucket'}}";
const trust =
  "{Version: 2012-10-17, Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}";

test.each([
  [
    { StackName: "1demo" },
    "ValidationError: 1 validation error detected: Value '1demo' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
  ],
  [
    { StackName: "" },
    "ValidationError: 1 validation error detected: Value '' at 'stackName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    { StackName: undefined },
    "ValidationError: 1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null",
  ],
  [{ TemplateBody: undefined }, "ValidationError: Either Template URL or Template Body must be specified."],
  [
    { TemplateURL: "https://s3.amazonaws.com/a/b" },
    "ValidationError: You cannot specify more than one of TemplateBody, TemplateURL and UsePreviousTemplate.",
  ],
  [
    { TemplateBody: undefined, TemplateURL: "https://example.com/t.yaml" },
    "ValidationError: TemplateURL must be a supported URL.",
  ],
  [
    { TemplateBody: "Resources: {B: {Type: 'AWS::EC2::Instance'}, C: {Type: 'AWS::SQS::Queue'}}" },
    "ValidationError: This endpoint does not have these resource types of AWS: [AWS::EC2::Instance, AWS::SQS::Queue]",
  ],
  [
    { TemplateBody: `Resources: {R: {Type: 'AWS::IAM::Role', Properties: {AssumeRolePolicyDocument: ${trust}}}}` },
    "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]",
  ],
  [
    {
      TemplateBody: `Resources: {R: {Type: 'AWS::IAM::Role', Properties: {RoleName: r, AssumeRolePolicyDocument: ${trust}}}}`,
      Capabilities: ["CAPABILITY_IAM"],
    },
    "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]",
  ],
  [
    { TemplateBody: bucket.replace("'}", "', DeletionPolicy: Snapshot}") },
    "ValidationError: Template error: resource type AWS::S3::Bucket does not support deletion policy Snapshot",
  ],
  [
    { OnFailure: "DELETE", DisableRollback: true },
    "ValidationError: You can specify either OnFailure or DisableRollback, but not both.",
  ],
  [
    { OnFailure: "NOTHING" },
    "ValidationError: 1 validation error detected: Value 'NOTHING' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]",
  ],
  [
    { Tags: [{ Key: "aws:x", Value: "y" }] },
    "ValidationError: System tags cannot be added/updated/deleted by the requester",
  ],
  [
    { Parameters: [{ ParameterKey: "P", ParameterValue: "x" }] },
    "ValidationError: Parameters: [P] do not exist in the template",
  ],
])("CreateStack refuses bad input %#", async (input, expected) => {
  expect(await refusal(stacks.ask("CreateStack", { StackName: "demo", TemplateBody: bucket, ...input }))).toBe(
    expected,
  );
  expect(await stacks.ask("ListStacks")).toEqual({ StackSummaries: [] });
});

test("a template in itself is at most 51200 characters", async () => {
  const long = `${bucket}\n#${"x".repeat(51_200)}`;
  expect(await refusal(stacks.ask("ValidateTemplate", { TemplateBody: long }))).toMatch(
    /at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200$/,
  );
});

test("a name is taken while its stack is there, but the same request twice is one", async () => {
  const request = { StackName: "demo", TemplateBody: bucket, ClientRequestToken: "one" };
  const first = await stacks.ask("CreateStack", request);
  expect(await stacks.ask("CreateStack", request)).toEqual(first);
  expect(await refusal(stacks.ask("CreateStack", { ...request, ClientRequestToken: "two" }))).toBe(
    "AlreadyExistsException: Stack [demo] already exists",
  );
  await stacks.settle();
});

test.each([
  ["DescribeStacks", "Stack with id nope does not exist"],
  ["DescribeStackEvents", "Stack [nope] does not exist"],
  ["DescribeStackResources", "Stack with id nope does not exist"],
  ["ListStackResources", "Stack with id nope does not exist"],
  ["GetTemplate", "Stack with id nope does not exist"],
  ["UpdateStack", "Stack [nope] does not exist"],
  ["ContinueUpdateRollback", "Stack [nope] does not exist"],
])("%s of a stack that is not there", async (operation, expected) => {
  expect(await refusal(stacks.ask(operation, { StackName: "nope", TemplateBody: bucket }))).toBe(
    `ValidationError: ${expected}`,
  );
});

test("stacks belong to their account and region", async () => {
  const { StackId: id } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: bucket });
  for (const other of [person("123456789012", "eu-west-1"), person("210987654321")]) {
    expect(await refusal(stacks.ask("DescribeStacks", { StackName: "demo" }, other))).toBe(
      "ValidationError: Stack with id demo does not exist",
    );
    expect(await refusal(stacks.ask("DescribeStacks", { StackName: id }, other))).toBe(
      `ValidationError: Stack with id ${id} does not exist`,
    );
  }
});

test("a template is read from the local S3, whatever form its URL has", async () => {
  world.fakes.objects.set("templates/dir/a b.yaml", bucket);
  for (const TemplateURL of [
    "http://127.0.0.1:1/templates/dir/a%20b.yaml",
    "https://s3.us-west-2.amazonaws.com/templates/dir/a%20b.yaml",
    "https://s3.amazonaws.com/templates/dir/a%20b.yaml",
    "https://templates.s3.us-west-2.amazonaws.com/dir/a%20b.yaml",
    "s3://templates/dir/a%20b.yaml",
  ]) {
    expect(await stacks.ask("ValidateTemplate", { TemplateURL })).toEqual({ Parameters: [] });
  }
  const TemplateURL = "https://templates.s3.amazonaws.com/gone.yaml";
  expect(await refusal(stacks.ask("ValidateTemplate", { TemplateURL }))).toBe(
    "ValidationError: S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  );
});

const asking = `
Description: asks
Parameters:
  Secret: {Type: String, NoEcho: true, Description: hidden}
  Size: {Type: String, AllowedValues: [s, m], Default: s}
Metadata: {a: 1}
Resources: {R: {Type: AWS::IAM::Role, Properties: {Description: !Sub "has \${Secret}", AssumeRolePolicyDocument: ${trust}}}}
`;

test("a template tells what it asks for", async () => {
  expect(await stacks.ask("ValidateTemplate", { TemplateBody: asking })).toEqual({
    Description: "asks",
    Parameters: [
      { ParameterKey: "Secret", NoEcho: true, Description: "hidden" },
      { ParameterKey: "Size", NoEcho: false, DefaultValue: "s" },
    ],
    Capabilities: ["CAPABILITY_IAM"],
    CapabilitiesReason: "The following resource(s) require capabilities: [AWS::IAM::Role]",
  });
  expect(await stacks.ask("GetTemplateSummary", { TemplateBody: asking })).toMatchObject({
    ResourceTypes: ["AWS::IAM::Role"],
    Parameters: [{ ParameterType: "String" }, { ParameterConstraints: { AllowedValues: ["s", "m"] } }],
    Metadata: '{"a":1}',
  });
});

test("a hidden parameter is never shown", async () => {
  const stack = await stacks.carryOut("CreateStack", {
    StackName: "demo",
    TemplateBody: asking,
    Capabilities: ["CAPABILITY_IAM"],
    Parameters: [{ ParameterKey: "Secret", ParameterValue: "hunter2" }],
  });
  expect(stack.Parameters).toContainEqual({ ParameterKey: "Secret", ParameterValue: "****" });
  expect(JSON.stringify(await stacks.events("demo"))).toContain('\\"Description\\":\\"has ****\\"');
  expect(JSON.stringify(await stacks.events("demo"))).not.toContain("hunter2");
});

test("resources are found through their stack and the stack through a resource", async () => {
  const body = "Resources: {B: {Type: 'AWS::S3::Bucket', Metadata: {why: photos}}, C: {Type: 'AWS::S3::Bucket'}}";
  const { StackId: id } = await stacks.carryOut("CreateStack", { StackName: "demo", TemplateBody: body });
  const { B: name } = await stacks.physicalIds("demo");
  expect(await stacks.ask("DescribeStackResource", { StackName: "demo", LogicalResourceId: "B" })).toMatchObject({
    StackResourceDetail: { PhysicalResourceId: name, ResourceStatus: "CREATE_COMPLETE", Metadata: '{"why":"photos"}' },
  });
  expect(await stacks.ask("DescribeStackResources", { PhysicalResourceId: name })).toMatchObject({
    StackResources: [{ StackId: id, LogicalResourceId: "B" }, { LogicalResourceId: "C" }],
  });
  expect(await stacks.ask("DescribeStackResources", { StackName: "demo", LogicalResourceId: "C" })).toMatchObject({
    StackResources: { length: 1 },
  });
  expect(await refusal(stacks.ask("DescribeStackResource", { StackName: "demo", LogicalResourceId: "D" }))).toBe(
    "ValidationError: Resource D does not exist for stack demo",
  );
  expect(await refusal(stacks.ask("DescribeStackResources", { PhysicalResourceId: "gone" }))).toBe(
    "ValidationError: Stack for gone does not exist",
  );
});

test("one stack's export is another's import, and cannot go while it is used", async () => {
  const exporting = `${bucket}\nOutputs: {O: {Value: !Ref B, Export: {Name: photos}}}`;
  const importing = 'Resources: {L: {Type: "AWS::Logs::LogGroup", Properties: {LogGroupName: !ImportValue photos}}}';
  const early = await stacks.carryOut("CreateStack", { StackName: "early", TemplateBody: importing });
  expect(early.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(await stacks.story("early")).toContain(
    "early ROLLBACK_IN_PROGRESS No export named photos found. Rollback requested by user.",
  );
  const source = await stacks.carryOut("CreateStack", { StackName: "source", TemplateBody: exporting });
  const user = await stacks.carryOut("CreateStack", { StackName: "user", TemplateBody: importing });
  expect(user.StackStatus).toBe("CREATE_COMPLETE");
  const value = source.Outputs?.[0]?.OutputValue;
  expect(world.fakes.logGroups.has(value ?? "")).toBe(true);
  expect(await stacks.ask("ListExports")).toEqual({
    Exports: [{ ExportingStackId: source.StackId, Name: "photos", Value: value }],
  });
  expect(await stacks.ask("ListImports", { ExportName: "photos" })).toEqual({ Imports: ["user"] });
  expect(await refusal(stacks.ask("ListImports", { ExportName: "other" }))).toBe(
    "ValidationError: Export 'other' is not imported by any stack.",
  );
  const twice = await stacks.carryOut("CreateStack", { StackName: "twice", TemplateBody: exporting });
  expect(twice.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(await stacks.story("twice")).toContain(
    "twice ROLLBACK_IN_PROGRESS Export with name photos is already exported by stack source. Rollback requested by user.",
  );
  await stacks.carryOut("UpdateStack", { StackName: "source", TemplateBody: bucket });
  expect(await stacks.story("source")).toContain(
    "source UPDATE_ROLLBACK_IN_PROGRESS Export photos cannot be deleted as it is in use by user ",
  );
  await stacks.carryOut("DeleteStack", { StackName: "source" });
  expect(await stacks.describe("source")).toMatchObject({
    StackStatus: "DELETE_FAILED",
    StackStatusReason: "Delete canceled. Cannot delete export photos as it is in use by user.",
  });
  expect(world.fakes.buckets.has(value ?? "")).toBe(true);
});
