import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from "@aws-sdk/client-cloudformation";
import { CloudWatchLogsClient, CreateLogGroupCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AttachRolePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  ListRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { DeleteFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { playFaults } from "../local/support/faults.ts";
import { requireResources } from "./require-resources.ts";

let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-refusals-"));
});
afterEach(() => playFaults(endpoint));
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

/** The person's calls of an operation end with an error of AWS's. */
function refuse(operation: string, refusal: { code: string; message: string; status: number; skip?: number }): void {
  const [service = "", name] = operation.split(":");
  playFaults(endpoint, { kind: "error", service: service as never, operation: name, from: ["person"], ...refusal });
}

function wildrydes(...words: string[]) {
  const environment = { ...endpoint.environment, WILDRYDES_DATA: join(folder, "no-daemon") };
  return runCli(words, { environment, folder });
}

async function json(...words: string[]) {
  const { code, stdout, stderr } = await wildrydes(...words, "--json");
  return { code, stderr, envelope: JSON.parse(stdout) };
}

async function physicalId(LogicalResourceId: string): Promise<string> {
  const client = new CloudFormationClient(endpoint.clientConfig);
  const { StackResourceDetail } = await client.send(
    new DescribeStackResourceCommand({ StackName: stack, LogicalResourceId }),
  );
  return StackResourceDetail?.PhysicalResourceId ?? "";
}

const stack = "wildrydes-step-module-resources-own";
const noSubscription = "The AWS Access Key Id needs a subscription for the service";

test.each([
  ["rekognition:CreateCollection", "SubscriptionRequiredException", 400],
  ["cloudformation:CreateStack", "OptInRequired", 403],
])("an account that is not activated yet (%s)", async (operation, code, status) => {
  refuse(operation, { code, message: noSubscription, status });
  const { code: exit, envelope } = await json("setup", "--env", code.slice(0, 5).toLowerCase());
  expect({ exit, error: envelope.error }).toMatchObject({ exit: 3, error: { code: "account-not-active" } });
});

test("a quota of stacks is said at once: waiting does not help", async () => {
  refuse("cloudformation:CreateStack", {
    code: "LimitExceededException",
    message: "Limit exceeded: 2000 stacks",
    status: 400,
  });
  const began = performance.now();
  const { code, envelope } = await json("setup", "--env", "many");
  expect({ code, error: envelope.error }).toMatchObject({ code: 1, error: { code: "limit-exceeded" } });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("credentials that expire while an execution runs: the error says how to follow it", async () => {
  await json("setup", "--env", "own");
  expect((await json("deploy-machine", "--stage", "1")).code).toBe(0);
  // Not an image: it is refused before a face model is loaded.
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(
    new PutObjectCommand({ Bucket: await physicalId("RiderPhotoS3Bucket"), Key: "text.jpg", Body: "text" }),
  );
  refuse("states:GetExecutionHistory", {
    code: "ExpiredTokenException",
    message: "The security token included in the request is expired",
    status: 400,
  });
  const { code, envelope } = await json("run", "--user", "user_a", "--key", "text.jpg", "--stage", "1");
  expect({ code, error: envelope.error }).toMatchObject({ code: 3, error: { code: "credentials-expired" } });
  expect(envelope.error.next.join("\n")).toContain("inspect execution");
  expect(envelope.error.next.join("\n")).not.toContain("run the command again");
});

test("credentials that expire in a bulk run stop it, and it continues with new ones", async () => {
  writeFileSync(join(folder, "rows.csv"), "userId,key\nuser_c,text.jpg\nuser_d,text.jpg\n");
  refuse("states:GetExecutionHistory", {
    code: "ExpiredTokenException",
    message: "The security token included in the request is expired",
    status: 400,
    skip: 1,
  });
  const { code, envelope } = await json("bulk", "run", "rows.csv");
  expect({ code, error: envelope.error }).toMatchObject({ code: 3, error: { code: "credentials-expired" } });
  expect(envelope.error.next.join()).toContain("--resume");
  playFaults(endpoint);
  const resumed = await json("bulk", "run", "--resume");
  expect(resumed).toMatchObject({ code: 0, envelope: { result: { report: { ended: 2 } } } });
});

test("a stack that somebody protects is not deleted, nor what belongs to it", async () => {
  await json("setup");
  const client = new CloudFormationClient(endpoint.clientConfig);
  const protect = (EnableTerminationProtection: boolean) =>
    client.send(new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection }));
  await protect(true);
  expect((await json("teardown", "--dry-run")).code).toBe(0);
  const { code, envelope } = await json("teardown", "--yes");
  expect({ code, error: envelope.error }).toMatchObject({ code: 1, error: { code: "stack-protected" } });
  expect((await json("faces", "list")).code).toBe(0);
  await protect(false);
});

test("a stack that cannot be deleted is not waited for, nor what goes with it", async () => {
  const iam = new IAMClient(endpoint.clientConfig);
  const RoleName = await physicalId("FaceDetectionRole");
  const PolicyArn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const began = performance.now();
  const { code, envelope } = await json("teardown", "--yes");
  expect({ code, error: envelope.error }).toMatchObject({ code: 68, error: { code: "something-left" } });
  expect(performance.now() - began).toBeLessThan(30_000);
  for (const words of [["setup"], ["deploy-machine", "--stage", "4"], ["run", "--user", "user_a", "--key", "x.jpg"]])
    expect((await json(...words)).envelope.error).toMatchObject({ code: "stack-half-deleted" });
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  expect((await json("teardown", "--yes")).code).toBe(0);
});

test("a function and a bucket that somebody deleted by hand", async () => {
  await json("setup");
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const Bucket = await physicalId("RiderPhotoS3Bucket");
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } }));
  await s3.send(new DeleteBucketCommand({ Bucket }));
  expect((await json("setup")).envelope.error).toMatchObject({ code: "bucket-gone", values: { bucket: Bucket } });
  const FunctionName = await physicalId("FaceDetectionFunction");
  await new LambdaClient(endpoint.clientConfig).send(new DeleteFunctionCommand({ FunctionName }));
  const { code, envelope } = await json("setup");
  expect({ code, error: envelope.error }).toMatchObject({ code: 4, error: { code: "function-gone" } });
  expect((await json("teardown", "--yes")).code).toBe(0);
});

test("a role that somebody stripped by hand", async () => {
  await json("setup");
  await json("deploy-machine", "--stage", "1");
  const iam = new IAMClient(endpoint.clientConfig);
  const RoleName = await physicalId("FaceDetectionRole");
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  const run = await json("run", "--user", "user_a", "--key", "1_happy_face.jpg", "--stage", "1");
  expect(run.code).toBe(1);
  expect(run.envelope.result.explanations.join()).toContain(
    `The role ${RoleName} is not allowed to perform rekognition:DetectFaces.`,
  );
  const values = { role: RoleName, gone: false };
  await expect(requireResources(endpoint, stack, "own")).rejects.toMatchObject({ code: "role-changed", values });
  expect((await json("teardown", "--yes")).code).toBe(0);
});

test("a log group of the same name that is left from before", async () => {
  const logGroupName = "/aws/lambda/wildrydes-step-module-resources-own-FaceDetectionFunction";
  await new CloudWatchLogsClient(endpoint.clientConfig).send(new CreateLogGroupCommand({ logGroupName }));
  const { code, envelope } = await json("setup");
  expect({ code, error: envelope.error }).toMatchObject({
    code: 1,
    error: { code: "stack-failed", values: { cause: "exists" } },
  });
  expect(envelope.error.next.join()).toContain("teardown");
  expect((await json("teardown", "--yes")).code).toBe(0);
  expect((await json("setup")).code).toBe(0);
});

test("a setup in another terminal during a teardown: its stack stays, and nobody waits for it to go", async () => {
  await json("setup");
  const client = new CloudFormationClient(endpoint.clientConfig);
  const look = async (StackName: string) => (await client.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  const StackId = (await look(stack))?.StackId ?? "";
  const began = performance.now();
  const teardown = wildrydes("teardown", "--yes");
  await expect.poll(async () => (await look(StackId))?.StackStatus, { interval: 2 }).toBe("DELETE_COMPLETE");
  const TemplateBody = JSON.stringify({ Resources: { Group: { Type: "AWS::Logs::LogGroup" } } });
  const Tags = [{ Key: "wildrydes:env", Value: "own" }];
  await client.send(new CreateStackCommand({ StackName: stack, TemplateBody, Tags }));
  const { code, stderr } = await teardown;
  expect({ code, again: stderr.includes(`created the stack ${stack} again`) }).toEqual({ code: 68, again: true });
  expect(performance.now() - began).toBeLessThan(60_000);
  expect((await look(stack))?.StackStatus).toMatch(/^CREATE_/);
  expect((await json("teardown", "--yes")).code).toBe(0);
});

test("an artifacts bucket of this name in another region is named, and a teardown leaves it", async () => {
  const region = "eu-west-1";
  const other = new S3Client({ ...endpoint.clientConfig, region, forcePathStyle: true });
  const Bucket = "wildrydes-artifacts-123456789012-us-west-2-far";
  await other.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  const far = async (...words: string[]) => {
    const { code, envelope } = await json(...words, "--env", "far");
    return { code, error: envelope.error };
  };
  expect(await far("setup")).toMatchObject({ code: 1, error: { code: "bucket-elsewhere" } });
  expect(await far("teardown", "--yes")).toMatchObject({ code: 68, error: { code: "part-unknown" } });
  await other.send(new DeleteBucketCommand({ Bucket }));
  expect((await far("teardown", "--yes")).code).toBe(0);
});

test("a teardown that may not see the stacks keeps their buckets, and does not claim that nothing is left", async () => {
  const message =
    "User: x is not authorized to perform: cloudformation:DescribeStacks with an explicit deny in a service control policy";
  refuse("cloudformation:DescribeStacks", { code: "AccessDenied", message, status: 403 });
  const { code, stderr, envelope } = await json("teardown", "--yes");
  expect({ code, error: envelope.error.code }).toEqual({ code: 68, error: "part-unknown" });
  expect(envelope.result.plan.map(({ name }: { name: string }) => name).join()).not.toContain("s3bucket");
  expect(stderr).not.toContain("Verified: nothing is left\n");
  playFaults(endpoint);
  expect(await json("teardown", "--yes")).toMatchObject({ code: 0, envelope: { result: { left: [] } } });
});
