import {
  CopyObjectCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { beforeEach, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
let Bucket = "";

beforeEach(async () => {
  Bucket = await s3.newBucket();
});

async function setVersioning(Status: "Enabled" | "Suspended"): Promise<void> {
  await s3.client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
}

async function put(Key: string, Body: string): Promise<string | undefined> {
  return (await s3.client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;
}

async function read(Key: string, VersionId?: string): Promise<string | undefined> {
  const answer = await s3.client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return answer.Body?.transformToString();
}

async function remove(Key: string, VersionId?: string) {
  const { $metadata: _, ...answer } = await s3.client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
  return answer;
}

function versions(input: object = {}) {
  return s3.client.send(new ListObjectVersionsCommand({ Bucket, ...input }));
}

test("a bucket without versioning shows its objects as version null", async () => {
  expect((await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
  expect(await put("a", "1")).toBeUndefined();
  await put("a", "2");
  const { Versions, DeleteMarkers } = await versions();
  expect(Versions).toMatchObject([{ Key: "a", VersionId: "null", IsLatest: true, Size: 1 }]);
  expect(DeleteMarkers).toBeUndefined();
  expect(await remove("a")).toEqual({});
  expect((await versions()).Versions).toBeUndefined();
});

test("with versioning nothing is lost until a version is named", async () => {
  await put("a", "before");
  await setVersioning("Enabled");
  const first = await put("a", "1");
  const second = await put("a", "2");
  expect(first).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(await read("a")).toBe("2");
  expect(await read("a", first)).toBe("1");
  expect(await read("a", "null")).toBe("before");

  const marker = await remove("a");
  expect(marker).toEqual({ DeleteMarker: true, VersionId: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/) });
  expect(await refusal(read("a"))).toBe("NoSuchKey: The specified key does not exist.");
  expect(await refusal(read("a", marker.VersionId))).toBe(
    "MethodNotAllowed: The specified method is not allowed against this resource.",
  );
  expect((await s3.client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
  const listed = await versions();
  expect(listed.Versions?.map((version) => [version.VersionId, version.IsLatest])).toEqual([
    [second, false],
    [first, false],
    ["null", false],
  ]);
  expect(listed.DeleteMarkers).toMatchObject([{ Key: "a", VersionId: marker.VersionId, IsLatest: true }]);

  expect(await remove("a", marker.VersionId)).toEqual({ DeleteMarker: true, VersionId: marker.VersionId });
  expect(await read("a")).toBe("2");
  expect(await remove("a", second)).toEqual({ VersionId: second });
  expect(await read("a")).toBe("1");
  expect(await refusal(read("a", second))).toBe("NoSuchVersion: The specified version does not exist.");
  expect(await refusal(read("a", "no version"))).toBe("InvalidArgument: Invalid version id specified");
  await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key: "a", VersionId: second }))).rejects.toMatchObject({
    name: "NotFound",
  });
});

test("while suspended, new writes replace version null alone", async () => {
  await setVersioning("Enabled");
  const kept = await put("a", "kept");
  await setVersioning("Suspended");
  expect(await put("a", "1")).toBeUndefined();
  expect(await put("a", "2")).toBeUndefined();
  expect(await read("a", kept)).toBe("kept");
  expect((await versions()).Versions).toHaveLength(2);
  expect(await remove("a")).toEqual({ DeleteMarker: true, VersionId: "null" });
  const listed = await versions();
  expect(listed.Versions?.map((version) => version.VersionId)).toEqual([kept]);
  expect(listed.DeleteMarkers).toHaveLength(1);
});

test("versions are listed in pages and groups, and an earlier one can be copied back", async () => {
  await setVersioning("Enabled");
  const ids = [await put("a", "1"), await put("a", "2"), await put("a", "3")];
  await put("b/1", "x");
  await put("b/2", "x");
  await put("c", "x");
  const seen: string[] = [];
  let page = await versions({ MaxKeys: 2, Delimiter: "/" });
  for (;;) {
    seen.push(...(page.Versions ?? []).map((version) => `${version.Key} ${ids.indexOf(version.VersionId)}`));
    seen.push(...(page.CommonPrefixes ?? []).map((entry) => entry.Prefix ?? ""));
    if (!page.IsTruncated) break;
    page = await versions({
      MaxKeys: 2,
      Delimiter: "/",
      KeyMarker: page.NextKeyMarker,
      VersionIdMarker: page.NextVersionIdMarker,
    });
  }
  expect(seen).toEqual(["a 2", "a 1", "a 0", "b/", "c -1"]);
  expect(await refusal(versions({ VersionIdMarker: ids[0] }))).toBe(
    "InvalidArgument: A version-id marker cannot be specified without a key marker.",
  );
  const CopySource = `${Bucket}/a?versionId=${ids[0]}`;
  const copied = await s3.client.send(new CopyObjectCommand({ Bucket, Key: "a", CopySource }));
  expect(copied.CopySourceVersionId).toBe(ids[0]);
  expect(await read("a")).toBe("1");
});

test("a bucket is empty only without versions and markers", async () => {
  await setVersioning("Enabled");
  await put("a", "1");
  await remove("a");
  const notEmpty =
    "BucketNotEmpty: The bucket you tried to delete is not empty. You must delete all versions in the bucket.";
  expect(await refusal(s3.client.send(new DeleteBucketCommand({ Bucket })))).toBe(notEmpty);
  const { Versions = [], DeleteMarkers = [] } = await versions();
  const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
  const { Deleted } = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  expect(Deleted).toEqual([
    { Key: "a", VersionId: Versions[0]?.VersionId },
    {
      Key: "a",
      VersionId: DeleteMarkers[0]?.VersionId,
      DeleteMarker: true,
      DeleteMarkerVersionId: DeleteMarkers[0]?.VersionId,
    },
  ]);
  await s3.client.send(new DeleteBucketCommand({ Bucket }));
});
