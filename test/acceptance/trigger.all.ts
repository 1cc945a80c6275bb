import { DynamoDBClient, GetItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, ListRulesCommand } from "@aws-sdk/client-eventbridge";
import {
  DeleteFunctionConcurrencyCommand,
  InvokeCommand,
  LambdaClient,
  ListFunctionsCommand,
  PutFunctionConcurrencyCommand,
} from "@aws-sdk/client-lambda";
import { GetBucketNotificationConfigurationCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";
import { readMember, readText } from "../../src/workshop/json-member.ts";
import { enterHome, type Home } from "../support/home.ts";
import { openBuckets, readKeys } from "./support/buckets.ts";

let home: Home;
let s3: S3Client;
let sfn: SFNClient;
let lambda: LambdaClient;
let events: EventBridgeClient;
let database: DynamoDBClient;
let outputs: unknown;
const photo = (name: string) => readFile(join(packageRoot, "templates", "photos", `${name}.jpg`));

beforeAll(async () => {
  home = await enterHome();
  const { envelope } = await home.runJson(["setup"]);
  outputs = readMember(envelope.result, "outputs");
  await home.runJson(["deploy-machine", "--stage", "4"]);
  s3 = await openBuckets(home);
  const { envelope: set } = await home.runJson(["local", "env"]);
  const settings = {
    endpoint: readText(set.result, "set", "AWS_ENDPOINT_URL") ?? "",
    region: "us-west-2",
    credentials: await s3.config.credentials(),
    disableHostPrefix: true,
  };
  sfn = new SFNClient(settings);
  lambda = new LambdaClient(settings);
  events = new EventBridgeClient(settings);
  database = new DynamoDBClient(settings);
});
afterAll(() => home.leave());

async function machineArn(name: string): Promise<string> {
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  return stateMachines.find((machine) => machine.name === name)?.stateMachineArn ?? "";
}

/** The executions of a machine, with input and error. */
async function executionsOf(name: string) {
  const stateMachineArn = await machineArn(name);
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  return Promise.all(
    executions.map(async ({ executionArn }) => {
      const { status, error, input } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      const parsed: Record<string, unknown> = JSON.parse(input ?? "{}");
      return { status, error, input: parsed };
    }),
  );
}

async function imageItem(imageID: string) {
  const TableName = (await flowOutputs())["ImageMetadataDDBTable"];
  return (await database.send(new GetItemCommand({ TableName, Key: { imageID: { S: imageID } } }))).Item;
}

let flow: Record<string, string> | undefined;
async function flowOutputs(): Promise<Record<string, string>> {
  flow ??= readMember(
    (await home.runJson(["deploy-machine", "--flow", "metadata"])).envelope.result,
    "outputs",
  ) as Record<string, string>;
  return flow;
}

test("E1: an upload of a rider starts one execution, also when its event comes twice", async () => {
  const enabled = await home.runJson(["trigger", "enable", "--kind", "eventbridge"]);
  expect(enabled).toMatchObject({
    code: 0,
    envelope: { result: { kind: "eventbridge", enabled: true, machine: "RiderPhotoProcessing-4" } },
  });
  const Bucket = readText(outputs, "RiderPhotoS3Bucket") ?? "";
  const Key = "user_a/my face+50%.jpg";
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: await photo("1_happy_face") }));
  await expect
    .poll(() => executionsOf("RiderPhotoProcessing-4"))
    .toMatchObject([{ status: "SUCCEEDED", input: { userId: "user_a", s3Key: "user_a/my face%2B50%25.jpg" } }]);
  const TableName = readText(outputs, "RiderPhotoDDBTable") ?? "";
  const { Items = [] } = await database.send(new ScanCommand({ TableName }));
  expect(Items).toMatchObject([{ Username: { S: "user_a" }, s3key: { S: "user_a/my face%2B50%25.jpg" } }]);
  const thumbnails = await readKeys(s3, Items[0]?.["thumbnail"]?.M?.["s3bucket"]?.S ?? "");
  expect(thumbnails).toEqual([`resized-${Key}`]);

  // EventBridge may deliver an event twice: the trigger then runs twice with the same input.
  const [delivered] = await executionsOf("RiderPhotoTrigger");
  const input = JSON.stringify(delivered?.input);
  await sfn.send(new StartExecutionCommand({ stateMachineArn: await machineArn("RiderPhotoTrigger"), input }));
  await expect
    .poll(() => executionsOf("RiderPhotoTrigger"))
    .toMatchObject([{ status: "SUCCEEDED" }, { status: "SUCCEEDED" }]);
  expect(await executionsOf("RiderPhotoProcessing-4")).toHaveLength(1);
});

test("E2: a photo of nobody, and of somebody who can be no rider, fails before it starts", async () => {
  const Bucket = readText(outputs, "RiderPhotoS3Bucket") ?? "";
  const body = await photo("6_other_person");
  await s3.send(new PutObjectCommand({ Bucket, Key: "x.jpg", Body: body }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "한글/x.jpg", Body: body }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "y.jpg", Body: body, Metadata: { userid: "user_b" } }));
  await expect
    .poll(async () => (await executionsOf("RiderPhotoTrigger")).map(({ error }) => error ?? "").sort())
    .toEqual(["", "", "", "BadRider", "NoRider"]);
  await expect
    .poll(async () => (await executionsOf("RiderPhotoProcessing-4")).map(({ input }) => input["userId"]).sort())
    .toEqual(["user_a", "user_b"]);
});

test("an event about a photo that is gone starts nothing, and is not a failure", async () => {
  const stateMachineArn = await machineArn("RiderPhotoTrigger");
  const bucket = { name: readText(outputs, "RiderPhotoS3Bucket") };
  const input = JSON.stringify({ detail: { bucket, object: { key: "user_g/gone.jpg", sequencer: "1" } } });
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
  await expect
    .poll(async () => sfn.send(new DescribeExecutionCommand({ executionArn })))
    .toMatchObject({ status: "SUCCEEDED" });
  expect(await executionsOf("RiderPhotoProcessing-4")).toHaveLength(2);
});

test("E3: the function gets the encoded key; the item has the decoded one", async () => {
  expect((await home.runJson(["trigger", "enable", "--kind", "lambda", "--prefix", "Th"])).code).toBe(2);
  const enabled = await home.runJson(["trigger", "enable", "--kind", "lambda"]);
  expect(enabled).toMatchObject({ code: 0, envelope: { result: { enabled: true, prefix: "Incoming/" } } });
  const Bucket = (await flowOutputs())["PhotoRepoS3Bucket"];
  const Key = "Incoming/한글 😀+%.jpg";
  const Metadata = { userid: "user_a", albumid: "summer" };
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: await photo("1_happy_face"), Metadata }));
  await expect.poll(async () => (await imageItem("한글 😀+%.jpg"))?.["imageFormat"]?.S).toBe("JPEG");
  const item = await imageItem("한글 😀+%.jpg");
  expect(item).toMatchObject({
    s3key: { S: Key },
    userID: { S: "user_a" },
    albumID: { S: "summer" },
    executionArn: { S: expect.stringMatching(/:RiderPhotoMetadata:[0-9a-f]{64}$/) },
    thumbnail: { M: { s3Key: { S: "Thumbnail/한글 😀+%.jpg" } } },
  });
  // The thumbnail in the same bucket starts nothing.
  expect(await executionsOf("RiderPhotoMetadata")).toHaveLength(1);
  // Nor does the same event once more.
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  const FunctionName = Functions.find((one) => one.FunctionName?.includes("StartExecution"))?.FunctionName;
  const log = await home.shell(`cat ${home.dataFolder}/daemon.log`);
  expect(log.stdout).not.toContain("was not delivered");
  expect(FunctionName).toBeDefined();
  expect((await lambda.send(new InvokeCommand({ FunctionName, Payload: "{}" }))).FunctionError).toBe("Unhandled");
});

test("E4: a start that failed leaves its reason, and triage starts the image again", async () => {
  const Bucket = (await flowOutputs())["PhotoRepoS3Bucket"];
  await sfn.send(new DeleteStateMachineCommand({ stateMachineArn: await machineArn("RiderPhotoMetadata") }));
  await expect.poll(() => machineArn("RiderPhotoMetadata")).toBe("");
  await s3.send(new PutObjectCommand({ Bucket, Key: "Incoming/lost.jpg", Body: await photo("1_happy_face") }));
  await expect.poll(async () => (await imageItem("lost.jpg"))?.["errReason"]?.S).toBe("StateMachineDoesNotExist");
  expect((await imageItem("lost.jpg"))?.["executionArn"]).toEqual({ S: "ERR" });
  const found = await home.runJson(["triage"]);
  expect(found.code).toBe(0);
  const lost = readMember(found.envelope.result, "lost");
  expect(lost).toContainEqual(
    expect.objectContaining({ kind: "not-started", key: "Incoming/lost.jpg", reason: "StateMachineDoesNotExist" }),
  );
  // The test images were there before the trigger.
  expect(lost).toContainEqual(expect.objectContaining({ kind: "unnoticed", key: "Incoming/cat.png" }));
  const started = await home.runJson(["triage", "--start"]);
  expect(started).toMatchObject({ code: 0, envelope: { result: { notStarted: [] } } });
  await expect.poll(async () => (await imageItem("lost.jpg"))?.["imageFormat"]?.S).toBe("JPEG");
  expect(await imageItem("lost.jpg")).not.toHaveProperty("errReason");
  await expect
    .poll(async () => (await executionsOf("RiderPhotoMetadata")).every(({ status }) => status !== "RUNNING"))
    .toBe(true);
  expect((await home.runJson(["triage"])).envelope).toMatchObject({ result: { lost: [] } });
});

test("E4: an image whose execution failed is lost, one that the flow refused is not", async () => {
  const { PhotoRepoS3Bucket: Bucket, StoreImageMetadataFunction: FunctionName } = await flowOutputs();
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "Incoming/throttled.jpg", Body: await photo("6_other_person") }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "Incoming/refused.jpg", Body: "no photo" }));
  const failures = async () =>
    (await executionsOf("RiderPhotoMetadata")).filter(({ status }) => status === "FAILED").map(({ error }) => error);
  await expect.poll(failures).toContain("Lambda.TooManyRequestsException");
  await expect.poll(() => imageItem("refused.jpg")).toBeDefined();
  await expect
    .poll(async () => (await executionsOf("RiderPhotoMetadata")).every(({ status }) => status !== "RUNNING"))
    .toBe(true);
  expect((await home.runJson(["triage"])).envelope).toMatchObject({
    result: {
      lost: [{ kind: "failed", key: "Incoming/throttled.jpg", reason: "Lambda.TooManyRequestsException" }],
    },
  });
  await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  expect((await home.runJson(["triage", "--start"])).code).toBe(0);
  await expect.poll(async () => (await imageItem("throttled.jpg"))?.["imageFormat"]?.S).toBe("JPEG");
});

test("E5: a disabled trigger starts nothing, and teardown leaves nothing of it", async () => {
  const RiderBucket = readText(outputs, "RiderPhotoS3Bucket") ?? "";
  const before = (await executionsOf("RiderPhotoProcessing-4")).length;
  expect((await home.runJson(["trigger", "disable", "--kind", "eventbridge"])).code).toBe(0);
  await s3.send(
    new PutObjectCommand({ Bucket: RiderBucket, Key: "user_c/x.jpg", Body: await photo("6_other_person") }),
  );
  const { $metadata: _, ...left } = await s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket: RiderBucket }),
  );
  expect(left).toEqual({});
  expect((await events.send(new ListRulesCommand({}))).Rules).toEqual([]);
  expect(await machineArn("RiderPhotoTrigger")).toBe("");
  const shown = await home.run(["trigger", "show"]);
  expect(shown.stdout).toMatch(/eventbridge +off[\s\S]*lambda +on/);
  expect(await executionsOf("RiderPhotoProcessing-4")).toHaveLength(before);
  const again = await home.runJson(["trigger", "disable", "--kind", "eventbridge"]);
  expect(again).toMatchObject({ code: 0, envelope: { result: { changed: false } } });
  expect((await home.runJson(["teardown", "--yes"])).code).toBe(0);
  expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  expect((await sfn.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
});
