import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import {
  ChecksumAlgorithm,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
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

async function get(input: Omit<GetObjectCommandInput, "Bucket">) {
  const answer = await s3.client.send(new GetObjectCommand({ Bucket, ...input }));
  return { ...answer, text: (await answer.Body?.transformToString()) ?? "" };
}

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
    expect((await get({ Key })).text).toBe(Key);
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: Key }));
    expect(Contents?.map((object) => object.Key)).toEqual([Key]);
    const deleted = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
    expect(deleted.Deleted).toEqual([{ Key }]);
    expect(await refusal(get({ Key }))).toBe("NoSuchKey: The specified key does not exist.");
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

describe("what comes back", () => {
  test("headers and metadata as they were put", async () => {
    await s3.put({
      Bucket,
      Key: "told",
      Body: "hello",
      ContentType: "text/plain; charset=utf-8",
      CacheControl: "max-age=60",
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: "identity",
      ContentLanguage: "de",
      Expires: new Date("2030-01-02T03:04:05Z"),
      Metadata: { Rider: "Hana, of Erimo", "second-one": "2" },
      Tagging: "stage=1&colour=dark%20red",
      StorageClass: "STANDARD_IA",
    });
    const described = {
      ContentType: "text/plain; charset=utf-8",
      ContentLength: 5,
      CacheControl: "max-age=60",
      ContentDisposition: 'attachment; filename="a.txt"',
      ContentEncoding: "identity",
      ContentLanguage: "de",
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      StorageClass: "STANDARD_IA",
      ServerSideEncryption: "AES256",
      AcceptRanges: "bytes",
    };
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: "told" }));
    expect(head).toMatchObject(described);
    expect(head.ExpiresString).toBe("Wed, 02 Jan 2030 03:04:05 GMT");
    expect(head.Metadata).toEqual({ rider: "Hana, of Erimo", "second-one": "2" });
    const got = await get({ Key: "told" });
    expect(got).toMatchObject({ ...described, TagCount: 2, text: "hello" });
    expect(got.ChecksumCRC32).toBe("NhCmhg==");
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: "told" }));
    expect(got.LastModified?.getTime()).toBe(Math.floor((Contents?.[0]?.LastModified?.getTime() ?? 0) / 1000) * 1000);
  });

  test("what the reader asks to see instead", async () => {
    await s3.put({ Bucket, Key: "overridden", Body: "x" });
    const got = await get({
      Key: "overridden",
      ResponseContentType: "image/png",
      ResponseContentDisposition: "inline",
      ResponseCacheControl: "no-cache",
    });
    expect(got).toMatchObject({ ContentType: "image/png", ContentDisposition: "inline", CacheControl: "no-cache" });
  });

  test("an empty object", async () => {
    await s3.put({ Bucket, Key: "empty", Body: new Uint8Array() });
    const got = await get({ Key: "empty" });
    expect(got).toMatchObject({ ContentLength: 0, ETag: '"d41d8cd98f00b204e9800998ecf8427e"', text: "" });
    expect(await refusal(get({ Key: "empty", Range: "bytes=0-0" }))).toBe(
      "InvalidRange: The requested range is not satisfiable",
    );
  });

  test("a streamed body of some megabytes, byte for byte", async () => {
    const bytes = randomBytes(5 * 1024 * 1024 + 17);
    const Body = Readable.from([bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)]);
    await s3.put({ Bucket, Key: "large", Body, ContentLength: bytes.length });
    const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key: "large" }));
    const got = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    expect(got.equals(bytes)).toBe(true);
    expect(answer.ETag).toBe(`"${createHash("md5").update(bytes).digest("hex")}"`);
  });

  test("metadata of more than two kilobytes is refused", async () => {
    const put = s3.put({ Bucket, Key: "a", Body: "x", Metadata: { rider: "x".repeat(2048) } });
    expect(await refusal(put)).toBe("MetadataTooLarge: Your metadata headers exceed the maximum allowed metadata size");
  });
});

describe("ranges", () => {
  beforeAll(() => s3.put({ Bucket, Key: "digits", Body: "0123456789" }));

  test.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=5-500", "56789", "bytes 5-9/10"],
    ["bytes=-500", "0123456789", "bytes 0-9/10"],
  ])("%s", async (Range, text, ContentRange) => {
    const got = await get({ Key: "digits", Range });
    expect(got).toMatchObject({ text, ContentRange, ContentLength: text.length });
    expect(got.$metadata.httpStatusCode).toBe(206);
  });

  test.each(["bytes=4-2", "bytes=a-b", "items=0-1", "bytes=0-1,3-4"])("%s is ignored", async (Range) => {
    const got = await get({ Key: "digits", Range });
    expect(got.text).toBe("0123456789");
    expect(got.$metadata.httpStatusCode).toBe(200);
  });

  test.each(["bytes=10-", "bytes=10-11", "bytes=-0"])("%s cannot be satisfied", async (Range) => {
    await expect(get({ Key: "digits", Range })).rejects.toMatchObject({
      name: "InvalidRange",
      ActualObjectSize: "10",
      RangeRequested: Range,
      $metadata: { httpStatusCode: 416 },
    });
  });

  test("an object in one piece is its own first part", async () => {
    expect(await get({ Key: "digits", PartNumber: 1 })).toMatchObject({ text: "0123456789" });
    expect(await refusal(get({ Key: "digits", PartNumber: 2 }))).toBe(
      "InvalidPartNumber: The requested partnumber is not satisfiable",
    );
    expect(await refusal(get({ Key: "digits", PartNumber: 1, Range: "bytes=0-1" }))).toBe(
      "InvalidRequest: Cannot specify both Range header and partNumber query parameter",
    );
  });
});

describe("conditions", () => {
  const etag = '"5d41402abc4b2a76b9719d911017c592"';
  const past = new Date("2001-01-01");
  const future = new Date(Date.now() + 86_400_000);

  beforeAll(() => s3.put({ Bucket, Key: "conditional", Body: "hello" }));

  test("reads that succeed", async () => {
    const Key = "conditional";
    for (const condition of [
      { IfMatch: etag },
      { IfMatch: "*" },
      { IfMatch: etag, IfUnmodifiedSince: past },
      { IfNoneMatch: '"other"' },
      { IfNoneMatch: '"other"', IfModifiedSince: future },
      { IfModifiedSince: past },
      { IfUnmodifiedSince: future },
    ]) {
      expect((await get({ Key, ...condition })).text).toBe("hello");
    }
  });

  test("reads that fail", async () => {
    const Key = "conditional";
    const message = "PreconditionFailed: At least one of the pre-conditions you specified did not hold";
    expect(await refusal(get({ Key, IfMatch: '"other"' }))).toBe(message);
    expect(await refusal(get({ Key, IfUnmodifiedSince: past }))).toBe(message);
    await expect(get({ Key, IfNoneMatch: etag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get({ Key, IfModifiedSince: new Date() })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    const head = s3.client.send(new HeadObjectCommand({ Bucket, Key, IfMatch: '"other"' }));
    await expect(head).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
  });

  test("writes", async () => {
    const put = (input: object) => refusal(s3.put({ Bucket, Key: "once", Body: "1", ...input }));
    expect(await put({ IfMatch: etag })).toBe("NoSuchKey: The specified key does not exist.");
    expect(await put({ IfNoneMatch: "*" })).toBe("no error");
    expect(await put({ IfNoneMatch: "*" })).toBe(
      "PreconditionFailed: At least one of the pre-conditions you specified did not hold",
    );
    expect(await put({ IfNoneMatch: etag })).toBe(
      "NotImplemented: A header you provided implies functionality that is not implemented",
    );
    expect(await put({ IfMatch: '"c4ca4238a0b923820dcc509a6f75849b"', Body: "2" })).toBe("no error");
    expect(await put({ IfMatch: '"c4ca4238a0b923820dcc509a6f75849b"', Body: "3" })).toMatch(/^PreconditionFailed/);
    expect((await get({ Key: "once" })).text).toBe("2");
  });

  test("deletes", async () => {
    await s3.put({ Bucket, Key: "guarded", Body: "1" });
    const remove = (IfMatch: string) =>
      refusal(s3.client.send(new DeleteObjectCommand({ Bucket, Key: "guarded", IfMatch })));
    expect(await remove(etag)).toMatch(/^PreconditionFailed/);
    expect(await remove('"c4ca4238a0b923820dcc509a6f75849b"')).toBe("no error");
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
    expect((await get({ Key })).text).toBe("hello");
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
  expect(await refusal(get({ Key: "refused" }))).toMatch(/^NoSuchKey/);
});
