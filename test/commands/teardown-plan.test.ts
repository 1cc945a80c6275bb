import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeRuleCommand, EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { CreateCollectionCommand, DescribeCollectionCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  HeadBucketCommand,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeCallerPolicy } from "../../src/local/access/caller-policy.ts";
import type { PlanFile } from "../../src/workshop/teardown/plan-file.ts";
import { runJson } from "../cli/support/run-json.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

let endpoint: TestEndpoint;
let folder: string;
let s3: S3Client;
let rekognition: RekognitionClient;
let photoBucket: string;
const orphan = "wildrydes-step-module-resources-riderphotos3bucket-old";
const neighbours = "wildrydes-step-module-resources-blue-riderphotos3bucket-old";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-plan-"));
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  rekognition = new RekognitionClient(endpoint.clientConfig);
  const { envelope } = await json("setup");
  photoBucket = envelope.result.outputs.RiderPhotoS3Bucket;
  await json("deploy-machine", "--stage", "1");
  await makeOrphan(orphan, "default");
  await makeOrphan(neighbours, "blue");
  writeFileSync(join(folder, "rows.csv"), "userId,key\nuser_c,4_no_face.jpg\n");
  await json("bulk", "run", "rows.csv", "--distributed");
}, 60_000);

afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const json = (...words: string[]) => runJson(words, { environment: endpoint.environment, folder });

async function makeOrphan(Bucket: string, environment: string): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }));
  const TagSet = [{ Key: "wildrydes:env", Value: environment }];
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "photo.jpg", Body: "photo" }));
}

function setPolicy(policy: object | undefined): void {
  writeCallerPolicy(endpoint.dataFolder, policy);
  endpoint.served.endpoint.reloadSettings();
}

const planIn = (file: string): PlanFile => JSON.parse(readFileSync(join(folder, file), "utf8"));

test("--plan-file writes what is there and what is not, and deletes nothing", async () => {
  const { code, envelope } = await json("teardown", "--plan-file", "plan.json");
  expect({ code, executed: envelope.result.executed }).toEqual({ code: 0, executed: false });
  const plan = planIn("plan.json");
  expect(plan).toMatchObject({ account: "123456789012", region: "us-west-2", environment: null });
  const part = (kind: string, name: string) => plan.parts.find((one) => one.kind === kind && one.name === name);
  expect(part("stack", "wildrydes-step-module-resources")).toMatchObject({
    state: "known",
    id: expect.stringContaining(":stack/wildrydes-step-module-resources/"),
    contents: expect.any(Number),
  });
  expect(part("machine", "RiderPhotoProcessing-1")).toMatchObject({ state: "known", createdAt: expect.any(String) });
  expect(part("machine", "RiderPhotoProcessing-4")).toEqual({
    kind: "machine",
    name: "RiderPhotoProcessing-4",
    state: "absent",
  });
  expect(part("bucket", photoBucket)).toMatchObject({ state: "known", contents: 6 });
  expect(part("orphan", orphan)).toMatchObject({ state: "known", contents: 1 });
  expect(part("orphan", neighbours)).toBeUndefined();
  expect(part("rule", "StepFunctionsGetEventsForStepFunctionsExecutionRule")).toMatchObject({ state: "known" });
  await s3.send(new HeadBucketCommand({ Bucket: orphan }));
});

test("what may not be looked at is unknown in the plan, with the reason", async () => {
  setPolicy({
    Statement: [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "rekognition:ListFaces", Resource: "*" },
    ],
  });
  expect((await json("teardown", "--plan-file", "blind.json")).code).toBe(68);
  expect(planIn("blind.json").parts.find(({ kind }) => kind === "collection")).toMatchObject({
    state: "unknown",
    why: { code: "access-denied" },
  });
  const { code, envelope } = await json("teardown", "--apply", "plan.json", "--yes");
  expect({ code, error: envelope.error }).toMatchObject({
    code: 1,
    error: { code: "plan-outdated", values: { differences: [{ kind: "collection", change: "unknown" }] } },
  });
  setPolicy(undefined);
  // What the plan does not know it does not delete.
  expect((await json("teardown", "--apply", "blind.json", "--yes")).envelope.error).toMatchObject({
    code: "plan-outdated",
    values: { differences: [{ kind: "collection", name: "rider-photos", change: "new" }] },
  });
});

test("a plan for another region or environment is refused", async () => {
  const { code, envelope } = await json("teardown", "--apply", "plan.json", "--region", "eu-west-1", "--yes");
  expect({ code, error: envelope.error }).toMatchObject({
    code: 3,
    error: { code: "plan-elsewhere", values: { planned: { region: "us-west-2" }, here: { region: "eu-west-1" } } },
  });
  const other = await json("teardown", "--apply", "plan.json", "--env", "blue", "--yes");
  expect(other.envelope.error).toMatchObject({ code: "plan-elsewhere", values: { here: { environment: "blue" } } });
});

test.each([
  ["missing.json", undefined, 4, "plan-not-found"],
  ["text.json", "no JSON", 2, "plan-unreadable"],
  ["other.json", '{"format":"wildrydes-teardown-plan","version":1,"parts":[]}', 2, "plan-unreadable"],
])("%s is refused with one error", async (file, text, exitCode, error) => {
  if (text !== undefined) writeFileSync(join(folder, file), text);
  const { code, envelope } = await json("teardown", "--apply", file, "--yes");
  expect({ code, error: envelope.error.code }).toEqual({ code: exitCode, error });
});

test("a plan that no longer fits deletes nothing, and names each difference", async () => {
  await json("deploy-machine", "--stage", "2");
  await s3.send(new PutObjectCommand({ Bucket: photoBucket, Key: "7_new.jpg", Body: "photo" }));
  const { code, envelope, stderr } = await json("teardown", "--apply", "plan.json", "--yes");
  expect({ code, stderr: stderr.includes("DELETE") }).toEqual({ code: 1, stderr: false });
  expect(envelope.error.values.differences).toEqual([
    { kind: "machine", name: "RiderPhotoProcessing-2", change: "new" },
    { kind: "bucket", name: photoBucket, change: "more" },
  ]);
  await s3.send(new DeleteObjectCommand({ Bucket: photoBucket, Key: "7_new.jpg" }));
  await rekognition.send(new DescribeCollectionCommand({ CollectionId: "rider-photos" }));
});

test("--apply deletes exactly the plan, names what is not the workshop's, and can be applied again", async () => {
  await rekognition.send(new CreateCollectionCommand({ CollectionId: "friends" }));
  await new DynamoDBClient(endpoint.clientConfig).send(
    new CreateTableCommand({
      TableName: "Mine",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  expect((await json("teardown", "--plan-file", "second.json")).code).toBe(0);
  expect(existsSync(join(folder, "second.json"))).toBe(true);
  const { code, envelope } = await json("teardown", "--apply", "second.json", "--yes");
  expect({ code, result: envelope.result }).toMatchObject({
    code: 0,
    result: { executed: true, left: [], own: { machines: [], collections: ["friends"], tables: ["Mine"] } },
  });
  await expect(s3.send(new HeadBucketCommand({ Bucket: orphan }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  });
  await s3.send(new HeadBucketCommand({ Bucket: neighbours }));
  const Name = "StepFunctionsGetEventsForStepFunctionsExecutionRule";
  await expect(
    new EventBridgeClient(endpoint.clientConfig).send(new DescribeRuleCommand({ Name })),
  ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  const again = await json("teardown", "--apply", "second.json", "--yes");
  expect({ code: again.code, executed: again.envelope.result.executed }).toEqual({ code: 0, executed: false });
}, 30_000);

test("the managed rule stays while another machine waits for executions", async () => {
  await json("setup", "--env", "blue");
  await json("deploy-machine", "--stage", "1", "--env", "blue");
  await json("bulk", "run", "rows.csv", "--distributed", "--env", "blue");
  const sfn = new SFNClient(endpoint.clientConfig);
  const roleArn = await bulkRole();
  const definition = JSON.stringify({
    StartAt: "Wait",
    States: {
      Wait: {
        Type: "Task",
        Resource: "arn:aws:states:::states:startExecution.sync:2",
        Parameters: { StateMachineArn: "arn:aws:states:us-west-2:123456789012:stateMachine:Mine", Input: {} },
        End: true,
      },
    },
  });
  await sfn.send(new CreateStateMachineCommand({ name: "Mine", definition, roleArn }));
  const { envelope } = await json("teardown", "--env", "blue", "--yes");
  expect(envelope.result).toMatchObject({ left: [], own: { machines: ["Mine"] } });
  const Name = "StepFunctionsGetEventsForStepFunctionsExecutionRule";
  expect(await new EventBridgeClient(endpoint.clientConfig).send(new DescribeRuleCommand({ Name }))).toMatchObject({
    Name,
    ManagedBy: "states.amazonaws.com",
  });
}, 60_000);

/** The role of the machine that hands out rows: it may make the managed rule. */
async function bulkRole(): Promise<string> {
  const { CloudFormationClient, DescribeStacksCommand } = await import("@aws-sdk/client-cloudformation");
  const client = new CloudFormationClient(endpoint.clientConfig);
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: "wildrydes-bulk-blue" }));
  return Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === "BulkMapRole")?.OutputValue ?? "";
}
