import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { CreateCollectionCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { DeleteObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli, type CliResult } from "../cli/support/run-cli.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";
import { poll } from "../support/poll.ts";

const stackName = "wildrydes-step-module-resources";
let endpoint: TestEndpoint;
let folder: string;
let cloudFormation: CloudFormationClient;
let s3: S3Client;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-healing-"));
  cloudFormation = new CloudFormationClient(endpoint.clientConfig);
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
});

afterAll(async () => {
  cloudFormation.destroy();
  s3.destroy();
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

function wildrydes(...words: string[]): Promise<CliResult> {
  return runCli(words, { environment: { ...endpoint.environment, WILDRYDES_DATA: join(folder, "none") }, folder });
}

async function statusOf(name: string): Promise<string | undefined> {
  const answer = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
  return answer.Stacks?.[0]?.StackStatus;
}

function settled(name: string): Promise<string> {
  return poll(async () => {
    const status = await statusOf(name);
    return status?.endsWith("_IN_PROGRESS") ? undefined : status;
  });
}

describe("setup heals", () => {
  test("a stack whose first creation failed: it is replaced", async () => {
    const TemplateBody = JSON.stringify({
      Resources: { Bad: { Type: "AWS::S3::Bucket", Properties: { BucketName: "Not_A_Bucket" } } },
    });
    await cloudFormation.send(
      new CreateStackCommand({
        StackName: stackName,
        TemplateBody,
        Tags: [{ Key: "wildrydes:env", Value: "default" }],
      }),
    );
    expect(await settled(stackName)).toBe("ROLLBACK_COMPLETE");
    const { code, stderr } = await wildrydes("setup");
    expect(stderr).toContain(
      "› The first creation of the stack failed (ROLLBACK_COMPLETE). Deleting the stack and creating it again.\n",
    );
    expect(stderr).toContain(`✔ Stack ${stackName}: created, `);
    expect(code).toBe(0);
  });

  test("photos and a collection that are missing, and nothing else", async () => {
    const photos = await bucketOf("riderphotos3bucket");
    await removeObject(photos, "4_no_face.jpg");
    const { code, stdout } = await wildrydes("setup", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      result: { changed: true, stack: { change: "unchanged" }, photos: { uploaded: ["4_no_face.jpg"] } },
    });
  });
});

describe("teardown", () => {
  test("empties buckets of what the workshop did not put there", async () => {
    const photos = await bucketOf("riderphotos3bucket");
    for (let index = 0; index < 25; index += 1)
      await s3.send(new PutObjectCommand({ Bucket: photos, Key: `folder/ä ${index}`, Body: "x" }));
    const { code, stdout } = await wildrydes("teardown", "--yes");
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Everything is deleted.\n" });
    expect((await s3.send(new ListBucketsCommand({}))).Buckets).toEqual([]);
  });

  test("clears what a setup that came no further than the collection left", async () => {
    const rekognition = new RekognitionClient(endpoint.clientConfig);
    await rekognition.send(
      new CreateCollectionCommand({ CollectionId: "rider-photos", Tags: { "wildrydes:env": "default" } }),
    );
    rekognition.destroy();
    const { code, stdout } = await wildrydes("teardown", "--yes", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      result: { plan: [{ what: "Collection", name: "rider-photos", contents: "0 faces" }], left: [] },
    });
  });

  test("leaves another environment whose names begin alike as it is", async () => {
    await wildrydes("setup");
    await wildrydes("setup", "--env", "blue");
    await wildrydes("deploy-machine", "--stage", "1", "--env", "blue");
    expect(await wildrydes("teardown", "--yes", "--env", "blue", "--dry-run")).toMatchObject({ code: 0 });
    const { code, stderr } = await runCli(["teardown", "--yes", "--target", "aws", "--endpoint-url", endpoint.url], {
      environment: { ...endpoint.environment, WILDRYDES_DATA: join(folder, "none") },
      folder: tmpdir(),
    });
    expect(code).toBe(0);
    expect(stderr).not.toContain("-blue");
    expect(await statusOf(`${stackName}-blue`)).toBe("CREATE_COMPLETE");
    const { stdout } = await wildrydes("inspect", "--json", "--env", "blue");
    expect(JSON.parse(stdout)).toMatchObject({
      result: { faces: [], machines: [{ name: "RiderPhotoProcessing-1-blue", stage: 1 }] },
    });
  });
});

async function bucketOf(part: string): Promise<string> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const name = Buckets.find((bucket) => bucket.Name?.includes(part))?.Name;
  if (name === undefined) throw new Error(`no bucket has ${part} in its name`);
  return name;
}

async function removeObject(bucket: string, key: string): Promise<void> {
  await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}
