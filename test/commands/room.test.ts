import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudFormationClient, DescribeStackResourceCommand } from "@aws-sdk/client-cloudformation";
import { ListBucketsCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runJson } from "../cli/support/run-json.ts";
import { startTestEndpoint, type TestEndpoint } from "../local/support/endpoint.ts";

const shared = "wildrydes-shared-123456789012-us-west-2";
let endpoint: TestEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  folder = mkdtempSync(join(tmpdir(), "wildrydes-room-"));
  writeFileSync(join(folder, "room.csv"), "env,attendee\nann,Ann\nbob,=Bob\n");
});

afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const json = (...words: string[]) => runJson(words, { environment: endpoint.environment, folder });

async function buckets(): Promise<string[]> {
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return Buckets.map(({ Name = "" }) => Name).filter((name) => /^wildrydes-(shared|artifacts)-/.test(name));
}

test("a roster that names an environment twice makes nothing", async () => {
  writeFileSync(join(folder, "doubles.csv"), "env,attendee\nann,Ann\nbob,Bob\nann,Anna\n");
  const { code, envelope } = await json("env", "up", "--roster", "doubles.csv");
  expect({ code, error: envelope.error }).toMatchObject({
    code: 2,
    error: { code: "roster-doubles", values: { names: ["ann"] } },
  });
  expect((await json("env", "list")).envelope.result.environments).toEqual([]);
});

test("a room of two has one artifacts bucket, which a setup outside of it uses too", async () => {
  const { code, envelope } = await json("env", "up", "--roster", "room.csv", "--stage", "1", "--out", "cards.csv");
  expect({ code, states: envelope.result.environments.map(({ state }: { state: string }) => state) }).toEqual({
    code: 0,
    states: ["done", "done"],
  });
  expect(readFileSync(join(folder, "cards.csv"), "utf8").split("\r\n")).toHaveLength(4);
  expect(await buckets()).toEqual([shared]);
  expect((await json("setup")).envelope.result.artifacts).toMatchObject({ bucket: shared, created: false });
  expect(await buckets()).toEqual([shared]);
}, 120_000);

test("reset takes one environment back, and leaves the others", async () => {
  // Not an image: it is refused before a face model is loaded.
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const shown = new DescribeStackResourceCommand({
    StackName: "wildrydes-step-module-resources-ann",
    LogicalResourceId: "RiderPhotoS3Bucket",
  });
  const { StackResourceDetail } = await new CloudFormationClient(endpoint.clientConfig).send(shown);
  const Bucket = StackResourceDetail?.PhysicalResourceId;
  await s3.send(new PutObjectCommand({ Bucket, Key: "text.jpg", Body: "text" }));
  expect((await json("run", "--user", "user_a", "--key", "text.jpg", "--env", "ann")).envelope.result).toBeDefined();
  // Its executions cannot be listed, which keeps nobody from listing and resetting the environment.
  await json("deploy-machine", "--stage", "1", "--express", "--env", "ann");
  expect((await json("env", "list")).code).toBe(0);
  expect((await json("env", "reset", "ann", "--yes")).code).toBe(0);
  const { environments } = (await json("env", "list")).envelope.result;
  const stages = environments.map(({ name, stage }: { name: string | undefined; stage: number | undefined }) => [
    name,
    stage,
  ]);
  expect(stages).toEqual([
    [undefined, undefined],
    ["ann", undefined],
    ["bob", 1],
  ]);
}, 120_000);

test("the shared bucket goes with the last environment of the account and region", async () => {
  expect((await json("env", "down", "--roster", "room.csv", "--yes")).code).toBe(0);
  expect(await buckets()).toEqual([shared]);
  expect((await json("teardown", "--dry-run")).envelope.result.plan).toContainEqual(
    expect.objectContaining({ name: shared }),
  );
  expect((await json("teardown", "--yes")).envelope).toMatchObject({ result: { left: [] } });
  expect(await buckets()).toEqual([]);
}, 120_000);
