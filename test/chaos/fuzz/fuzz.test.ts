import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../local/support/endpoint.ts";
import { fuzz } from "./fuzz.ts";

let endpoint: TestEndpoint;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  const s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({ Bucket: "photos", CreateBucketConfiguration: { LocationConstraint: "us-west-2" } }),
  );
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "key", Body: "hello" }));
});

afterAll(() => endpoint.close());

test("a sample of hostile requests gets AWS's answers: no 500, no silence", async () => {
  const { faults } = await fuzz({
    url: endpoint.url,
    credentials: endpoint.credentials,
    seed: 20_261_121,
    requests: 200,
  });
  expect(faults).toEqual([]);
  expect(endpoint.log).toEqual([]);
});
