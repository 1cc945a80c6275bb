import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterEach, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";
import { refusal } from "./s3-under-test.ts";

let endpoint: TestEndpoint;

afterEach(() => endpoint.close());

test("when the database is full, what was stored stays whole and nothing else is there", async () => {
  endpoint = await startTestEndpoint({ maxPages: 120 });
  const client = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  const Bucket = "riders";
  await client.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  const put = (index: number) =>
    refusal(client.send(new PutObjectCommand({ Bucket, Key: `${"k".repeat(1000)}${index}`, Body: "photo" })));
  let stored = 0;
  let outcome = "no error";
  while (outcome === "no error" && stored < 1000) {
    outcome = await put(stored);
    if (outcome === "no error") stored += 1;
  }
  expect(outcome).toBe(
    "InternalFailure: The disk that holds the local endpoint's data folder is full. Nothing of this request was stored.",
  );
  const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket }));
  expect(KeyCount).toBe(stored);
  const files = () =>
    readdirSync(join(endpoint.dataFolder, "objects"), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
  await expect.poll(files).toHaveLength(stored);
  client.destroy();
});
