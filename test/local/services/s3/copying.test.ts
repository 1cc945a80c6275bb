import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
let Bucket = "";
const source = "photos/ü+ %?.jpg";

beforeAll(async () => {
  Bucket = await s3.newBucket();
  await s3.put({
    Bucket,
    Key: source,
    Body: "hello",
    ContentType: "image/jpeg",
    Metadata: { rider: "hana" },
    Tagging: "a=1",
  });
});

function copy(input: Partial<CopyObjectCommandInput>) {
  const CopySource = `${Bucket}/${source.split("/").map(encodeURIComponent).join("/")}`;
  return s3.client.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource, ...input }));
}

async function read(Key: string) {
  const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
  return { ...answer, text: await answer.Body?.transformToString() };
}

test("a copy has the source's content, metadata and tags, and outlives it", async () => {
  await s3.put({ Bucket, Key: "short-lived", Body: "bye", Metadata: { rider: "ito" } });
  const { CopyObjectResult } = await copy({ Key: "later", CopySource: `/${Bucket}/short-lived` });
  expect(CopyObjectResult?.ETag).toBe('"bfa99df33b137bc8fb5f5407d7e58da8"');
  expect(CopyObjectResult?.LastModified).toBeInstanceOf(Date);
  await s3.client.send(new DeleteObjectCommand({ Bucket, Key: "short-lived" }));
  expect(await read("later")).toMatchObject({ text: "bye", Metadata: { rider: "ito" } });

  await copy({});
  expect(await read("copy")).toMatchObject({
    text: "hello",
    ContentType: "image/jpeg",
    Metadata: { rider: "hana" },
    TagCount: 1,
  });
});

test("a copy may have metadata and tags of its own", async () => {
  await copy({
    MetadataDirective: "REPLACE",
    Metadata: { other: "1" },
    ContentType: "image/png",
    TaggingDirective: "REPLACE",
    Tagging: "b=2",
  });
  expect(await read("copy")).toMatchObject({ text: "hello", ContentType: "image/png", Metadata: { other: "1" } });
  const { TagSet } = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: "copy" }));
  expect(TagSet).toEqual([{ Key: "b", Value: "2" }]);
});

test("onto itself only with something changed", async () => {
  await s3.put({ Bucket, Key: "self", Body: "me" });
  const CopySource = `${Bucket}/self`;
  expect(await refusal(copy({ Key: "self", CopySource }))).toBe(
    "InvalidRequest: This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
  await copy({ Key: "self", CopySource, MetadataDirective: "REPLACE", Metadata: { now: "changed" } });
  expect(await read("self")).toMatchObject({ text: "me", Metadata: { now: "changed" } });
  await copy({ Key: "self", CopySource, StorageClass: "STANDARD_IA" });
  expect(await read("self")).toMatchObject({ text: "me", StorageClass: "STANDARD_IA" });
});

test("conditions on the source", async () => {
  const failed = /^PreconditionFailed: At least one of the pre-conditions you specified did not hold$/;
  const etag = '"5d41402abc4b2a76b9719d911017c592"';
  expect(await refusal(copy({ CopySourceIfMatch: '"other"' }))).toMatch(failed);
  expect(await refusal(copy({ CopySourceIfNoneMatch: etag }))).toMatch(failed);
  expect(await refusal(copy({ CopySourceIfModifiedSince: new Date() }))).toMatch(failed);
  expect(await refusal(copy({ CopySourceIfUnmodifiedSince: new Date("2001-01-01") }))).toMatch(failed);
  expect(await refusal(copy({ CopySourceIfMatch: etag }))).toBe("no error");
  expect(await refusal(copy({ Key: source, IfNoneMatch: "*", StorageClass: "STANDARD_IA" }))).toMatch(failed);
});

test("sources that cannot be", async () => {
  expect(await refusal(copy({ CopySource: `${Bucket}/absent` }))).toBe("NoSuchKey: The specified key does not exist.");
  expect(await refusal(copy({ CopySource: "absent-bucket/a" }))).toBe(
    "NoSuchBucket: The specified bucket does not exist",
  );
  for (const CopySource of ["nothing", `${Bucket}/%zz`]) {
    expect(await refusal(copy({ CopySource }))).toBe(
      "InvalidArgument: Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
    );
  }
});

test("another checksum is computed anew", async () => {
  const { CopyObjectResult } = await copy({ Key: "sha", ChecksumAlgorithm: "SHA256" });
  expect(CopyObjectResult).toMatchObject({
    ChecksumSHA256: "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
    ChecksumType: "FULL_OBJECT",
  });
});

test("a plain copy shares the bytes on disk", async () => {
  const Body = "shared".repeat(1000);
  await s3.put({ Bucket, Key: "original", Body });
  await copy({ Key: "shared", CopySource: `${Bucket}/original` });
  const folder = join(s3.endpoint.dataFolder, "objects");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(folder, name)));
  expect(files.filter((file) => file.size === Body.length).map((file) => file.nlink)).toEqual([2, 2]);
});
