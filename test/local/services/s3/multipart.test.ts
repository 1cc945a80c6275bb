import { createHash, randomBytes } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type ChecksumAlgorithm,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { Crc64Nvme } from "@aws-sdk/checksums/crc";
import { crc32 } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
const pieces = [randomBytes(5 * 1024 * 1024), randomBytes(5 * 1024 * 1024 + 3), randomBytes(1000)];
const whole = Buffer.concat(pieces);
let Bucket = "";

beforeAll(async () => {
  Bucket = await s3.newBucket();
});

async function begin(Key: string, options: Partial<CreateMultipartUploadCommandInput> = {}): Promise<string> {
  const { UploadId } = await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...options }));
  return UploadId ?? "";
}

async function upload(
  Key: string,
  UploadId: string,
  bodies: readonly Buffer[],
  options: { ChecksumAlgorithm?: ChecksumAlgorithm } = {},
): Promise<CompletedPart[]> {
  const parts: CompletedPart[] = [];
  for (const [index, Body] of bodies.entries()) {
    const PartNumber = index + 1;
    const { $metadata: _, ...part } = await s3.client.send(
      new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body, ...options }),
    );
    parts.push({ ...part, PartNumber });
  }
  return parts;
}

function complete(Key: string, UploadId: string, Parts: CompletedPart[], options: object = {}) {
  return s3.client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...options }),
  );
}

function md5(bytes: Buffer): Buffer {
  return createHash("md5").update(bytes).digest();
}

describe("an object of three parts", () => {
  const Key = "three parts";
  let done = {};

  beforeAll(async () => {
    const id = await begin(Key, { ContentType: "image/png", Metadata: { rider: "hana" }, Tagging: "a=1" });
    const parts = await upload(Key, id, pieces);
    done = await complete(Key, id, parts);
  });

  test("is named where it was completed", () => {
    expect(done).toMatchObject({ Bucket, Key, Location: `${s3.endpoint.url}/${Bucket}/three%20parts` });
  });

  test("is whole, and its entity tag tells of its parts", async () => {
    const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
    const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(whole)).toBe(true);
    expect(answer).toMatchObject({ ContentType: "image/png", Metadata: { rider: "hana" }, TagCount: 1 });
    expect(answer.ETag).toBe(`"${md5(Buffer.concat(pieces.map(md5))).toString("hex")}-3"`);
  });

  test("gives ranges across parts, and single parts", async () => {
    const start = 5 * 1024 * 1024 - 2;
    const across = await s3.client.send(new GetObjectCommand({ Bucket, Key, Range: `bytes=${start}-${start + 4}` }));
    const bytes = Buffer.from((await across.Body?.transformToByteArray()) ?? []);
    expect(bytes.equals(whole.subarray(start, start + 5))).toBe(true);
    const third = await s3.client.send(new GetObjectCommand({ Bucket, Key, PartNumber: 3 }));
    expect(third).toMatchObject({ ContentLength: 1000, PartsCount: 3 });
    expect(Buffer.from((await third.Body?.transformToByteArray()) ?? []).equals(pieces[2] ?? whole)).toBe(true);
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key, PartNumber: 2 }));
    expect(head.ContentRange).toBe(`bytes ${5 * 1024 * 1024}-${10 * 1024 * 1024 + 2}/${whole.length}`);
  });

  test("lists its parts among its attributes", async () => {
    const attributes = await s3.client.send(
      new GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: ["ObjectParts", "ObjectSize"], MaxParts: 2 }),
    );
    expect(attributes.ObjectSize).toBe(whole.length);
    expect(attributes.ObjectParts).toMatchObject({ TotalPartsCount: 3, IsTruncated: true, NextPartNumberMarker: "2" });
    expect(attributes.ObjectParts?.Parts?.map((part) => part.Size)).toEqual([5242880, 5242883]);
  });
});

describe("checksums", () => {
  test("of the parts' checksums", async () => {
    const Key = "composite";
    const id = await begin(Key, { ChecksumAlgorithm: "SHA256" });
    const parts = await upload(Key, id, pieces, { ChecksumAlgorithm: "SHA256" });
    const done = await complete(Key, id, parts);
    const digests = pieces.map((piece) => createHash("sha256").update(piece).digest());
    const sum = createHash("sha256").update(Buffer.concat(digests)).digest("base64");
    expect(done).toMatchObject({ ChecksumSHA256: `${sum}-3`, ChecksumType: "COMPOSITE" });
  });

  test("of the whole, joined from CRCs", async () => {
    const Key = "joined";
    const id = await begin(Key, { ChecksumAlgorithm: "CRC32", ChecksumType: "FULL_OBJECT" });
    const done = await complete(Key, id, await upload(Key, id, pieces));
    const expected = Buffer.alloc(4);
    expected.writeUInt32BE(crc32(whole));
    expect(done).toMatchObject({ ChecksumCRC32: expected.toString("base64"), ChecksumType: "FULL_OBJECT" });
  });

  test("of the whole with 64 bits, as the aws CLI has it", async () => {
    const Key = "joined-64";
    const id = await begin(Key, { ChecksumAlgorithm: "CRC64NVME" });
    const parts = await upload(Key, id, pieces, { ChecksumAlgorithm: "CRC64NVME" });
    const crc = new Crc64Nvme();
    crc.update(whole);
    const expected = Buffer.from(await crc.digest()).toString("base64");
    const wrong = complete(Key, id, parts, { ChecksumCRC64NVME: "AAAAAAAAAAA=" });
    expect(await refusal(wrong)).toBe("BadDigest: The CRC64NVME you specified did not match the calculated checksum.");
    const done = await complete(Key, id, parts, { ChecksumCRC64NVME: expected, MpuObjectSize: whole.length });
    expect(done).toMatchObject({ ChecksumCRC64NVME: expected, ChecksumType: "FULL_OBJECT" });
  });

  test("types that do not go together are refused", async () => {
    expect(await refusal(begin("x", { ChecksumAlgorithm: "SHA256", ChecksumType: "FULL_OBJECT" }))).toBe(
      "InvalidRequest: The FULL_OBJECT checksum type cannot be used with the sha256 checksum algorithm.",
    );
    expect(await refusal(begin("x", { ChecksumAlgorithm: "CRC64NVME", ChecksumType: "COMPOSITE" }))).toBe(
      "InvalidRequest: The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.",
    );
    const id = await begin("x", { ChecksumAlgorithm: "SHA1" });
    expect(await refusal(upload("x", id, [Buffer.from("x")], { ChecksumAlgorithm: "CRC32" }))).toBe(
      "InvalidRequest: Checksum Type mismatch occurred, expected checksum Type: sha1, actual checksum Type: crc32",
    );
  });
});

describe("completing refuses", () => {
  test("parts out of order, unknown parts, wrong tags, none at all", async () => {
    const Key = "refused";
    const id = await begin(Key);
    const [first, second] = await upload(Key, id, [Buffer.from("1"), Buffer.from("2")]);
    if (!first || !second) throw new Error("two parts were uploaded");
    expect(await refusal(complete(Key, id, [second, first]))).toBe(
      "InvalidPartOrder: The list of parts was not in ascending order. Parts must be ordered by part number.",
    );
    const invalidPart =
      "InvalidPart: One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
    expect(await refusal(complete(Key, id, [{ ...first, PartNumber: 7 }]))).toBe(invalidPart);
    expect(await refusal(complete(Key, id, [{ ...first, ETag: second.ETag }]))).toBe(invalidPart);
    expect(await refusal(complete(Key, id, []))).toMatch(/^MalformedXML/);
    await expect(complete(Key, id, [first, second])).rejects.toMatchObject({
      name: "EntityTooSmall",
      message: "Your proposed upload is smaller than the minimum allowed size",
      ProposedSize: "1",
      MinSizeAllowed: "5242880",
      PartNumber: "1",
    });
    expect(await refusal(complete(Key, id, [first], { IfNoneMatch: "*", MpuObjectSize: 9 }))).toBe(
      "InvalidRequest: The provided 'x-amz-mp-object-size' header value 9 does not match what was computed: 1",
    );
    await complete(Key, id, [first], { IfNoneMatch: "*" });
    expect(await refusal(complete(Key, id, [first]))).toBe(
      "NoSuchUpload: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    );
  });

  test("an object that came in between", async () => {
    const Key = "in-between";
    const id = await begin(Key);
    const parts = await upload(Key, id, [Buffer.from("1")]);
    await s3.put({ Bucket, Key, Body: "other" });
    expect(await refusal(complete(Key, id, parts, { IfNoneMatch: "*" }))).toMatch(/^PreconditionFailed/);
  });
});

test("parts are listed, replaced, and gone after an abort", async () => {
  const Key = "aborted";
  const id = await begin(Key);
  await upload(Key, id, [Buffer.from("old"), Buffer.from("two"), Buffer.from("three")]);
  await upload(Key, id, [Buffer.from("new!")]);
  const where = { Bucket, Key, UploadId: id };
  const page = await s3.client.send(new ListPartsCommand({ ...where, MaxParts: 2 }));
  expect(page).toMatchObject({ IsTruncated: true, NextPartNumberMarker: "2", StorageClass: "STANDARD" });
  expect(page.Parts?.map((part) => part.Size)).toEqual([4, 3]);
  const rest = await s3.client.send(new ListPartsCommand({ ...where, PartNumberMarker: "2" }));
  expect(rest.Parts?.map((part) => part.PartNumber)).toEqual([3]);
  await s3.client.send(new AbortMultipartUploadCommand(where));
  expect(await refusal(s3.client.send(new ListPartsCommand(where)))).toMatch(/^NoSuchUpload/);
  expect(await refusal(upload(Key, id, [Buffer.from("late")]))).toMatch(/^NoSuchUpload/);
});

test("a part's number is 1 to 10,000", async () => {
  const UploadId = await begin("numbers");
  const part = new UploadPartCommand({ Bucket, Key: "numbers", UploadId, PartNumber: 10_001, Body: "x" });
  expect(await refusal(s3.client.send(part))).toBe(
    "InvalidArgument: Part number must be an integer between 1 and 10000, inclusive",
  );
});

test("parts copied from another object", async () => {
  await s3.put({ Bucket, Key: "source", Body: whole.subarray(0, 6 * 1024 * 1024) });
  const Key = "copied-parts";
  const UploadId = await begin(Key);
  const copy = async (PartNumber: number, CopySourceRange?: string): Promise<CompletedPart> => {
    const { CopyPartResult } = await s3.client.send(
      new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySource: `${Bucket}/source`, CopySourceRange }),
    );
    return { PartNumber, ETag: CopyPartResult?.ETag };
  };
  const parts = [await copy(1), await copy(2, "bytes=10-19")];
  expect(await refusal(copy(3, "bytes=10-"))).toBe(
    "InvalidArgument: The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy",
  );
  expect(await refusal(copy(3, "bytes=0-6291456"))).toBe(
    "InvalidArgument: Range specified is not valid for source object of size: 6291456",
  );
  await complete(Key, UploadId, parts);
  const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
  const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  const expected = Buffer.concat([whole.subarray(0, 6 * 1024 * 1024), whole.subarray(10, 20)]);
  expect(bytes.equals(expected)).toBe(true);
});
