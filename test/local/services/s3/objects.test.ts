import {
  ChecksumAlgorithm,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
let Bucket = "";

beforeAll(async () => {
  Bucket = await s3.newBucket();
});

describe("keys", () => {
  test.each([
    ["spaces and plus", "a b+c%20d%2F%"],
    ["a leading slash", "/leading"],
    ["empty segments", "a//b///"],
    ["dots", "../../etc/./passwd/.."],
    ["other scripts", "фото/写真/😀.jpg"],
    ["a question mark and a hash", "a?versionId=1&b#c"],
    ["what XML and quotes escape", "<a>&\"'`\\"],
    ["1,024 bytes", "ü".repeat(512)],
  ])("%s", async (_, Key) => {
    await s3.put({ Bucket, Key, Body: Key });
    expect((await s3.get({ Bucket, Key })).text).toBe(Key);
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(Contents?.map((object) => object.Key)).toEqual([Key]);
    const deleted = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
    expect(deleted.Deleted).toEqual([{ Key }]);
    expect(await refusal(s3.get({ Bucket, Key }))).toBe("NoSuchKey: The specified key does not exist.");
  });

  test("of more than 1,024 bytes are refused", async () => {
    const Key = "ü".repeat(512) + "x";
    await expect(s3.put({ Bucket, Key, Body: "x" })).rejects.toMatchObject({
      name: "KeyTooLongError",
      message: "Your key is too long",
      Size: "1025",
      MaxSizeAllowed: "1024",
    });
  });
});

describe("checksums", () => {
  /** Of the text "hello", by other implementations. */
  const known = {
    CRC32: "NhCmhg==",
    CRC32C: "mnG7TA==",
    CRC64NVME: "M3eFcAZSQlc=",
    SHA1: "qvTGHdzF6KLavt4PO0gs2a6pQ00=",
    SHA256: "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
  } as const;

  test.each(["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const)("%s is verified and kept", async (name) => {
    const member = `Checksum${name}` as const;
    const Key = `sum-${name}`;
    await s3.put({ Bucket, Key, Body: "hello", [member]: known[name] });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
    expect(head).toMatchObject({ [member]: known[name], ChecksumType: "FULL_OBJECT" });
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(Contents?.[0]?.ChecksumAlgorithm).toEqual([ChecksumAlgorithm[name]]);
    const wrong = s3.put({ Bucket, Key, Body: "hullo", [member]: known[name] });
    expect(await refusal(wrong)).toBe(`BadDigest: The ${name} you specified did not match the calculated checksum.`);
    expect((await s3.get({ Bucket, Key })).text).toBe("hello");
  });

  test("without one, S3 computes its own", async () => {
    const plain = s3.clientFor("us-west-2");
    plain.config.requestChecksumCalculation = async () => "WHEN_REQUIRED";
    await plain.send(new PutObjectCommand({ Bucket, Key: "own-sum", Body: "hello" }));
    plain.destroy();
    const attributes = await s3.client.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key: "own-sum",
        ObjectAttributes: ["Checksum", "ETag", "ObjectSize", "StorageClass"],
      }),
    );
    expect(attributes).toMatchObject({
      Checksum: { ChecksumCRC64NVME: known.CRC64NVME, ChecksumType: "FULL_OBJECT" },
      ETag: "5d41402abc4b2a76b9719d911017c592",
      ObjectSize: 5,
      StorageClass: "STANDARD",
    });
  });

  test("Content-MD5 is verified", async () => {
    const put = (ContentMD5: string) => refusal(s3.put({ Bucket, Key: "md5", Body: "hello", ContentMD5 }));
    expect(await put("XUFAKrxLKna5cZ2REBfFkg==")).toBe("no error");
    expect(await put("AAAAKrxLKna5cZ2REBfFkg==")).toBe(
      "BadDigest: The Content-MD5 you specified did not match what we received.",
    );
    expect(await put("short")).toBe("InvalidDigest: The Content-MD5 you specified was invalid.");
  });
});

describe("deleting", () => {
  test("what is not there succeeds", async () => {
    const answer = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: "never" }));
    expect(answer.$metadata.httpStatusCode).toBe(204);
  });

  test("many at once, each for itself", async () => {
    await s3.put({ Bucket, Key: "one", Body: "1" });
    const Objects = [{ Key: "one" }, { Key: "never" }, { Key: "x".repeat(1025) }];
    const answer = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(answer.Deleted).toEqual([{ Key: "one" }, { Key: "never" }]);
    expect(answer.Errors).toMatchObject([{ Code: "KeyTooLongError", Message: "Your key is too long" }]);
    const quiet = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
    expect(quiet.Deleted).toBeUndefined();
    expect(quiet.Errors).toHaveLength(1);
  });

  test("more than a thousand at once is refused", async () => {
    const Objects = Array.from({ length: 1001 }, (_, index) => ({ Key: `k${index}` }));
    const answer = s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(await refusal(answer)).toBe(
      "MalformedXML: The XML you provided was not well-formed or did not validate against our published schema",
    );
  });
});

test("what the endpoint does not do it refuses", async () => {
  const put = (input: object) => refusal(s3.put({ Bucket, Key: "refused", Body: "x", ...input }));
  expect(await put({ ACL: "public-read" })).toBe("AccessControlListNotSupported: The bucket does not allow ACLs");
  expect(await put({ ServerSideEncryption: "aws:kms" })).toMatch(/^NotImplemented/);
  expect(await put({ StorageClass: "FLOPPY" })).toBe(
    "InvalidStorageClass: The storage class you specified is not valid",
  );
  expect(await put({ Tagging: "a=1&a=2" })).toBe("InvalidTag: Cannot provide multiple Tags with the same key");
  expect(await refusal(s3.put({ Bucket: "absent-bucket", Key: "a", Body: "x" }))).toBe(
    "NoSuchBucket: The specified bucket does not exist",
  );
  expect(await refusal(s3.get({ Bucket, Key: "refused" }))).toMatch(/^NoSuchKey/);
});
