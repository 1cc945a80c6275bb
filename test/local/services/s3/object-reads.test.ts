import { createHash, randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
let Bucket = "";

beforeAll(async () => {
  Bucket = await s3.newBucket();
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
    const got = await s3.get({ Bucket, Key: "told" });
    expect(got).toMatchObject({ ...described, TagCount: 2, text: "hello" });
    expect(got.ChecksumCRC32).toBe("NhCmhg==");
    const { Contents } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: "told" }));
    expect(got.LastModified?.getTime()).toBe(Math.floor((Contents?.[0]?.LastModified?.getTime() ?? 0) / 1000) * 1000);
  });

  test("what the reader asks to see instead", async () => {
    await s3.put({ Bucket, Key: "overridden", Body: "x" });
    const got = await s3.get({
      Bucket,
      Key: "overridden",
      ResponseContentType: "image/png",
      ResponseContentDisposition: "inline",
      ResponseCacheControl: "no-cache",
    });
    expect(got).toMatchObject({ ContentType: "image/png", ContentDisposition: "inline", CacheControl: "no-cache" });
  });

  test("an empty object", async () => {
    await s3.put({ Bucket, Key: "empty", Body: new Uint8Array() });
    const got = await s3.get({ Bucket, Key: "empty" });
    expect(got).toMatchObject({ ContentLength: 0, ETag: '"d41d8cd98f00b204e9800998ecf8427e"', text: "" });
    expect(await refusal(s3.get({ Bucket, Key: "empty", Range: "bytes=0-0" }))).toBe(
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
    const got = await s3.get({ Bucket, Key: "digits", Range });
    expect(got).toMatchObject({ text, ContentRange, ContentLength: text.length });
    expect(got.$metadata.httpStatusCode).toBe(206);
  });

  test.each(["bytes=4-2", "bytes=a-b", "items=0-1", "bytes=0-1,3-4"])("%s is ignored", async (Range) => {
    const got = await s3.get({ Bucket, Key: "digits", Range });
    expect(got.text).toBe("0123456789");
    expect(got.$metadata.httpStatusCode).toBe(200);
  });

  test.each(["bytes=10-", "bytes=10-11", "bytes=-0"])("%s cannot be satisfied", async (Range) => {
    await expect(s3.get({ Bucket, Key: "digits", Range })).rejects.toMatchObject({
      name: "InvalidRange",
      ActualObjectSize: "10",
      RangeRequested: Range,
      $metadata: { httpStatusCode: 416 },
    });
  });

  test("an object in one piece is its own first part", async () => {
    expect(await s3.get({ Bucket, Key: "digits", PartNumber: 1 })).toMatchObject({ text: "0123456789" });
    expect(await refusal(s3.get({ Bucket, Key: "digits", PartNumber: 2 }))).toBe(
      "InvalidPartNumber: The requested partnumber is not satisfiable",
    );
    expect(await refusal(s3.get({ Bucket, Key: "digits", PartNumber: 1, Range: "bytes=0-1" }))).toBe(
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
      expect((await s3.get({ Bucket, Key, ...condition })).text).toBe("hello");
    }
  });

  test("reads that fail", async () => {
    const Key = "conditional";
    const message = "PreconditionFailed: At least one of the pre-conditions you specified did not hold";
    expect(await refusal(s3.get({ Bucket, Key, IfMatch: '"other"' }))).toBe(message);
    expect(await refusal(s3.get({ Bucket, Key, IfUnmodifiedSince: past }))).toBe(message);
    await expect(s3.get({ Bucket, Key, IfNoneMatch: etag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(s3.get({ Bucket, Key, IfModifiedSince: new Date() })).rejects.toMatchObject({
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
    expect((await s3.get({ Bucket, Key: "once" })).text).toBe("2");
  });

  test("deletes", async () => {
    await s3.put({ Bucket, Key: "guarded", Body: "1" });
    const remove = (IfMatch: string) =>
      refusal(s3.client.send(new DeleteObjectCommand({ Bucket, Key: "guarded", IfMatch })));
    expect(await remove(etag)).toMatch(/^PreconditionFailed/);
    expect(await remove('"c4ca4238a0b923820dcc509a6f75849b"')).toBe("no error");
  });
});
