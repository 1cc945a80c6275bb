import {
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

// What AWS answered when it was recorded.

let endpoint: TestEndpoint;
let s3: S3Client;
const Bucket = "recorded";

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  s3 = new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: "k", Body: "k" }));
});
afterAll(() => endpoint.close());

test("tags and a policy of a bucket are put without content", async () => {
  const tagging = { Bucket, Tagging: { TagSet: [{ Key: "a", Value: "b" }] } };
  expect((await s3.send(new PutBucketTaggingCommand(tagging))).$metadata.httpStatusCode).toBe(204);
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::123456789012:root" },
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:::${Bucket}/*`,
      },
    ],
  });
  expect((await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))).$metadata.httpStatusCode).toBe(204);
});

test("a date that has not come yet does not keep an object from being read", async () => {
  const IfModifiedSince = new Date(Date.now() + 3_600_000);
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key: "k", IfModifiedSince }))).toMatchObject({
    ContentLength: 1,
  });
});

test("an archived object is not read", async () => {
  await s3.send(new PutObjectCommand({ Bucket, Key: "cold", Body: "c", StorageClass: "GLACIER" }));
  await expect(s3.send(new GetObjectCommand({ Bucket, Key: "cold" }))).rejects.toMatchObject({
    name: "InvalidObjectState",
    message: "The operation is not valid for the object's storage class",
    StorageClass: "GLACIER",
  });
  expect(await s3.send(new HeadObjectCommand({ Bucket, Key: "cold" }))).toMatchObject({ StorageClass: "GLACIER" });
});

test("an owner that is not an account is refused as such", async () => {
  await expect(
    s3.send(new HeadObjectCommand({ Bucket, Key: "k", ExpectedBucketOwner: "111111111111" })),
  ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  await expect(s3.send(new GetObjectCommand({ Bucket, Key: "k", ExpectedBucketOwner: "me" }))).rejects.toMatchObject({
    name: "InvalidBucketOwnerAWSAccountID",
    message: "The value of the expected bucket owner parameter must be an AWS Account ID... [me]",
  });
});

test("versions that are not there are not deleted", async () => {
  const answer = await s3.send(
    new DeleteObjectsCommand({
      Bucket,
      Delete: { Objects: [{ Key: "k", VersionId: "Rfha1lEYrCpvZqGv6vPMbyU2tXnKkP8c" }] },
    }),
  );
  expect(answer.Deleted).toBeUndefined();
  expect(answer.Errors).toMatchObject([
    { Key: "k", Code: "NoSuchVersion", Message: "The specified version does not exist." },
  ]);
});

test("a list of uploads names the last of them", async () => {
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: "parts" }));
  expect(await s3.send(new ListMultipartUploadsCommand({ Bucket }))).toMatchObject({
    IsTruncated: false,
    NextKeyMarker: "parts",
    NextUploadIdMarker: UploadId,
  });
});

test("an upload to a bucket whose versioning is suspended names no version", async () => {
  const set = (Status: "Enabled" | "Suspended") =>
    s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
  await set("Enabled");
  expect((await s3.send(new PutObjectCommand({ Bucket, Key: "v", Body: "1" }))).VersionId).toBeDefined();
  await set("Suspended");
  expect((await s3.send(new PutObjectCommand({ Bucket, Key: "v", Body: "2" }))).VersionId).toBeUndefined();
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: "v" }))).VersionId).toBe("null");
});

test("times of buckets and objects are whole seconds", async () => {
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents?.map(({ LastModified }) => LastModified?.getMilliseconds())).toEqual(Contents?.map(() => 0));
  const { Buckets } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets?.[0]?.CreationDate?.getMilliseconds()).toBe(0);
});

test("an object says when a lifecycle rule deletes it", async () => {
  const rules = [
    { ID: "all old", Status: "Enabled" as const, Filter: { Prefix: "" }, Expiration: { Days: 30 } },
    { ID: "logs", Status: "Enabled" as const, Filter: { Prefix: "logs/" }, Expiration: { Days: 2 } },
    { ID: "off", Status: "Disabled" as const, Filter: { Prefix: "" }, Expiration: { Days: 1 } },
    {
      ID: "tagged",
      Status: "Enabled" as const,
      Filter: { And: { Prefix: "logs/", Tags: [{ Key: "keep", Value: "no" }] } },
      Expiration: { Date: new Date("2020-01-01T00:00:00Z") },
    },
  ];
  await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules: rules } }));
  const { Expiration } = await s3.send(new PutObjectCommand({ Bucket, Key: "logs/a", Body: "a" }));
  const midnight = /^expiry-date="(\w{3}, \d\d \w{3} \d{4} 00:00:00 GMT)", rule-id="logs"$/.exec(Expiration ?? "");
  const days = (Date.parse(midnight?.[1] ?? "") - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(1.99);
  expect(days).toBeLessThanOrEqual(3);
  expect((await s3.send(new HeadObjectCommand({ Bucket, Key: "logs/a" }))).Expiration).toBe(Expiration);
  const other = await s3.send(new CopyObjectCommand({ Bucket, Key: "b", CopySource: `${Bucket}/logs/a` }));
  expect(other.Expiration).toContain('rule-id="all%20old"');
  const tagged = new PutObjectCommand({ Bucket, Key: "logs/t", Body: "t", Tagging: "keep=no" });
  expect((await s3.send(tagged)).Expiration).toBe('expiry-date="Wed, 01 Jan 2020 00:00:00 GMT", rule-id="tagged"');
});
