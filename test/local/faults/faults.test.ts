import {
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DescribeCollectionCommand,
  ListCollectionsCommand,
  RekognitionClient,
} from "@aws-sdk/client-rekognition";
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../support/endpoint.ts";
import { playFaults } from "../support/faults.ts";
import { createServiceRole } from "../../support/service-role.ts";

let endpoint: TestEndpoint;
let rekognition: RekognitionClient;
let s3: S3Client;
let sts: STSClient;
let sfn: SFNClient;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const { clientConfig } = endpoint;
  rekognition = new RekognitionClient(clientConfig);
  s3 = new S3Client({ ...clientConfig, forcePathStyle: true });
  sts = new STSClient(clientConfig);
  sfn = new SFNClient(clientConfig);
});

beforeEach(() => {
  playFaults(endpoint);
});

afterAll(() => endpoint.close());

const ask = (): Promise<unknown> => sts.send(new GetCallerIdentityCommand({}));

async function outcomes(times: number, call: () => Promise<unknown>): Promise<string> {
  let all = "";
  for (let at = 0; at < times; at += 1)
    all += await call().then(
      () => ".",
      (error: Error) => error.name[0],
    );
  return all;
}

describe("throttle", () => {
  test("strikes N times, after M calls, and is marked in the log", async () => {
    const [fault] = playFaults(endpoint, { kind: "throttle", service: "sts", skip: 1, count: 2 });
    expect(await outcomes(5, ask)).toBe(".TT..");
    expect(endpoint.log).toContain(`fault ${fault?.id} throttle: sts GetCallerIdentity`);
  });

  test("strikes the same calls again with the same seed", async () => {
    playFaults(endpoint, { kind: "throttle", rate: 40, seed: 7 });
    const first = await outcomes(20, ask);
    playFaults(endpoint, { kind: "throttle", rate: 40, seed: 7 });
    expect(await outcomes(20, ask)).toBe(first);
    expect(first).toMatch(/T/);
    expect(first).toMatch(/\./);
    playFaults(endpoint, { kind: "throttle", rate: 40, seed: 8 });
    expect(await outcomes(20, ask)).not.toBe(first);
  });

  test("empties a bucket that each operation has for itself", async () => {
    playFaults(endpoint, { kind: "throttle", bucket: 2, refill: 0.001 });
    expect(await outcomes(4, ask)).toBe("..TT");
    await expect(rekognition.send(new ListCollectionsCommand({}))).resolves.toBeDefined();
  });

  test.each([
    ["rekognition", "ProvisionedThroughputExceededException", () => rekognition.send(new ListCollectionsCommand({}))],
    ["s3", "SlowDown", () => s3.send(new ListBucketsCommand({}))],
    ["states", "ThrottlingException", () => sfn.send(new ListExecutionsCommand({}))],
    ["sts", "Throttling", ask],
  ])("has the error of %s: %s", async (_service, name, call) => {
    playFaults(endpoint, { kind: "throttle", rate: 100 });
    await expect(call()).rejects.toMatchObject({ name });
  });

  test("leaves other services alone", async () => {
    playFaults(endpoint, { kind: "throttle", service: "s3", rate: 100 });
    expect(await outcomes(2, ask)).toBe("..");
  });
});

test("error answers the code, text and status asked for", async () => {
  playFaults(endpoint, { kind: "error", operation: "Get*Identity", code: "Odd", message: "Not today", status: 418 });
  await expect(ask()).rejects.toMatchObject({ name: "Odd", message: "Not today", $metadata: { httpStatusCode: 418 } });
});

test("delay lets a call wait", async () => {
  playFaults(endpoint, { kind: "delay", seconds: 0.3, count: 1 });
  const before = performance.now();
  await ask();
  expect(performance.now() - before).toBeGreaterThanOrEqual(295);
});

test("reset breaks the connection before anything is done", async () => {
  playFaults(endpoint, { kind: "reset", operation: "CreateCollection" });
  await expect(rekognition.send(new CreateCollectionCommand({ CollectionId: "reset" }))).rejects.toMatchObject({
    code: "ECONNRESET",
  });
  const { CollectionIds } = await rekognition.send(new ListCollectionsCommand({}));
  expect(CollectionIds).not.toContain("reset");
});

test("lost-answer breaks the connection after it is done", async () => {
  playFaults(endpoint, { kind: "lost-answer", operation: "CreateCollection", count: 1 });
  await expect(rekognition.send(new CreateCollectionCommand({ CollectionId: "lost" }))).rejects.toMatchObject({
    code: "ECONNRESET",
  });
  const { CollectionIds } = await rekognition.send(new ListCollectionsCommand({}));
  expect(CollectionIds).toContain("lost");
});

test("without-service breaks every connection to it", async () => {
  playFaults(endpoint, { kind: "without-service", service: "rekognition" });
  await expect(rekognition.send(new ListCollectionsCommand({}))).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(await outcomes(1, ask)).toBe(".");
});

test("head-403 refuses what has no body to say why", async () => {
  await s3.send(new CreateBucketCommand({ Bucket: "head-is-denied" }));
  playFaults(endpoint, { kind: "head-403" });
  await expect(s3.send(new HeadBucketCommand({ Bucket: "head-is-denied" }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });
  await expect(s3.send(new ListBucketsCommand({}))).resolves.toBeDefined();
});

test("deleting-for keeps a name in use", async () => {
  playFaults(endpoint, { kind: "deleting-for", seconds: 60 });
  await s3.send(new CreateBucketCommand({ Bucket: "lingers-here" }));
  await s3.send(new DeleteBucketCommand({ Bucket: "lingers-here" }));
  await expect(s3.send(new CreateBucketCommand({ Bucket: "lingers-here" }))).rejects.toMatchObject({
    name: "OperationAborted",
    $metadata: { httpStatusCode: 409 },
  });
  playFaults(endpoint, { kind: "deleting-for", seconds: 0 });
  await expect(s3.send(new CreateBucketCommand({ Bucket: "lingers-here" }))).resolves.toBeDefined();
});

const definition = JSON.stringify({ StartAt: "End", States: { End: { Type: "Pass", End: true } } });

test("propagation keeps a new role from being assumed", async () => {
  const roleArn = await createServiceRole(endpoint.clientConfig, { name: "fresh" });
  playFaults(endpoint, { kind: "propagation", seconds: 60 });
  const machine = new CreateStateMachineCommand({ name: "fresh", roleArn, definition });
  await expect(sfn.send(machine)).rejects.toMatchObject({ name: "AccessDeniedException" });
  playFaults(endpoint, { kind: "propagation", seconds: 0 });
  await expect(sfn.send(machine)).resolves.toBeDefined();
});

describe("stale", () => {
  test("a repeated read answers as before, for N calls", async () => {
    playFaults(endpoint, { kind: "stale", calls: 2 });
    const describeIt = (): Promise<unknown> =>
      rekognition.send(new DescribeCollectionCommand({ CollectionId: "known" }));
    await rekognition.send(new CreateCollectionCommand({ CollectionId: "known" }));
    expect(await outcomes(3, describeIt)).toBe("RR.");
    await rekognition.send(new DeleteCollectionCommand({ CollectionId: "known" }));
    expect(await outcomes(3, describeIt)).toBe("..R");
  });

  test("something new is neither found nor listed yet", async () => {
    const roleArn = await createServiceRole(endpoint.clientConfig, { name: "stale" });
    const { stateMachineArn } = await sfn.send(new CreateStateMachineCommand({ name: "stale", roleArn, definition }));
    playFaults(endpoint, { kind: "stale", seconds: 60 });
    const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, name: "young-one" }));
    await expect(sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: "ExecutionDoesNotExist",
      message: expect.stringContaining("young-one"),
    });
    expect((await sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions).toEqual([]);
    playFaults(endpoint);
    expect((await sfn.send(new ListExecutionsCommand({ stateMachineArn }))).executions).toHaveLength(1);
  });

  test("strikes some of the reads when it has a count", async () => {
    // Of this service alone: what an execution of another test still calls would be counted too.
    playFaults(endpoint, { kind: "stale", service: "rekognition", seconds: 60, skip: 2, count: 1 });
    await rekognition.send(new CreateCollectionCommand({ CollectionId: "counted" }));
    expect(await outcomes(3, () => rekognition.send(new DescribeCollectionCommand({ CollectionId: "counted" })))).toBe(
      ".R.",
    );
  });
});

test("faults and what they counted survive a restart", async () => {
  playFaults(endpoint, { kind: "throttle", service: "sts", count: 2 });
  expect(await outcomes(1, ask)).toBe("T");
  await endpoint.restart();
  // A connection that the earlier endpoint closed would be one more error.
  sts = new STSClient(endpoint.clientConfig);
  expect(await outcomes(3, ask)).toBe("T..");
});
