import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
} from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();
let Bucket = "";

beforeAll(async () => {
  Bucket = await s3.newBucket();
  for (const Key of ["a", "b/1", "b/2", "b/c/3", "d", "e/4", "\u{ffee}", "\u{1f600}"]) {
    await s3.put({ Bucket, Key, Body: Key });
  }
});

async function list(input: Omit<ListObjectsV2CommandInput, "Bucket">) {
  const answer = await s3.client.send(new ListObjectsV2Command({ Bucket, ...input }));
  return {
    ...answer,
    keys: answer.Contents?.map((object) => object.Key) ?? [],
    prefixes: answer.CommonPrefixes?.map((entry) => entry.Prefix) ?? [],
  };
}

describe("version 2", () => {
  test("keys come in the order of their UTF-8 bytes", async () => {
    const all = await list({});
    expect(all.keys).toEqual(["a", "b/1", "b/2", "b/c/3", "d", "e/4", "\u{ffee}", "\u{1f600}"]);
    expect(all).toMatchObject({ Name: Bucket, KeyCount: 8, MaxKeys: 1000, IsTruncated: false, Prefix: "" });
    expect(all.Contents?.[0]).toMatchObject({ Size: 1, StorageClass: "STANDARD", ETag: expect.stringMatching(/^"/) });
    expect(all.Contents?.[0]?.Owner).toBeUndefined();
    expect((await list({ FetchOwner: true })).Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  });

  test("prefix and delimiter", async () => {
    expect(await list({ Prefix: "b/" })).toMatchObject({ keys: ["b/1", "b/2", "b/c/3"], prefixes: [] });
    expect(await list({ Delimiter: "/" })).toMatchObject({
      keys: ["a", "d", "\u{ffee}", "\u{1f600}"],
      prefixes: ["b/", "e/"],
      KeyCount: 6,
    });
    expect(await list({ Prefix: "b/", Delimiter: "/" })).toMatchObject({ keys: ["b/1", "b/2"], prefixes: ["b/c/"] });
    expect(await list({ Prefix: "b", Delimiter: "/" })).toMatchObject({ keys: [], prefixes: ["b/"] });
    expect(await list({ Prefix: "none" })).toMatchObject({ keys: [], prefixes: [], KeyCount: 0 });
  });

  test("starting behind a key, or within a group", async () => {
    expect((await list({ StartAfter: "b/2" })).keys.slice(0, 2)).toEqual(["b/c/3", "d"]);
    expect(await list({ StartAfter: "b", Delimiter: "/" })).toMatchObject({ prefixes: ["b/", "e/"] });
    expect(await list({ StartAfter: "b/1", Delimiter: "/" })).toMatchObject({ prefixes: ["e/"] });
    expect((await list({ StartAfter: "\u{10ffff}" })).keys).toEqual([]);
    expect((await list({ StartAfter: "a", Prefix: "d" })).keys).toEqual(["d"]);
  });

  test.each([1, 2, 3, 5])("pages of %i lead to the end, groups counted once", async (MaxKeys) => {
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await list({ Delimiter: "/", MaxKeys, ContinuationToken });
      expect(page.keys.length + page.prefixes.length).toBeLessThanOrEqual(MaxKeys);
      expect(page.KeyCount).toBe(page.keys.length + page.prefixes.length);
      expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
      seen.push(...page.keys, ...page.prefixes);
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen.toSorted()).toEqual(["a", "b/", "d", "e/", "\u{1f600}", "\u{ffee}"].toSorted());
  });

  test("none at all, and limits that make no sense", async () => {
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
    expect(await list({ MaxKeys: 5000 })).toMatchObject({ MaxKeys: 1000 });
    expect(await refusal(list({ MaxKeys: -1 }))).toBe(
      "InvalidArgument: Argument max-keys must be an integer between 0 and 2147483647",
    );
    expect(await refusal(list({ ContinuationToken: "made-up" }))).toBe(
      "InvalidArgument: The continuation token provided is incorrect",
    );
  });

  test("more than a thousand objects", async () => {
    const many = await s3.newBucket();
    const keys = Array.from({ length: 1003 }, (_, index) => `k${`${index}`.padStart(4, "0")}`);
    for (let index = 0; index < keys.length; index += 50) {
      await Promise.all(keys.slice(index, index + 50).map((Key) => s3.put({ Bucket: many, Key, Body: "x" })));
    }
    const first = await s3.client.send(new ListObjectsV2Command({ Bucket: many }));
    expect(first.Contents).toHaveLength(1000);
    const { NextContinuationToken } = first;
    const rest = await s3.client.send(
      new ListObjectsV2Command({ Bucket: many, ContinuationToken: NextContinuationToken }),
    );
    expect(rest.Contents?.map((object) => object.Key)).toEqual(["k1000", "k1001", "k1002"]);
  });

  test("encoded for URLs when asked", async () => {
    const odd = await s3.newBucket();
    await s3.put({ Bucket: odd, Key: "a b/c+d(1)~é\u0001.jpg", Body: "x" });
    const answer = await s3.client.send(
      new ListObjectsV2Command({ Bucket: odd, EncodingType: "url", Prefix: "a b/", StartAfter: "A B" }),
    );
    expect(answer.Contents?.[0]?.Key).toBe("a+b/c%2Bd%281%29%7E%C3%A9%01.jpg");
    expect(answer).toMatchObject({ Prefix: "a+b/", StartAfter: "A+B", EncodingType: "url" });
  });
});

test("version 1 names a next marker only with a delimiter", async () => {
  const page = (input: object) => s3.client.send(new ListObjectsCommand({ Bucket, MaxKeys: 2, ...input }));
  const plain = await page({});
  expect(plain.Contents?.map((object) => object.Key)).toEqual(["a", "b/1"]);
  expect(plain).toMatchObject({ IsTruncated: true, Marker: "" });
  expect(plain.NextMarker).toBeUndefined();
  expect(plain.Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  const grouped = await page({ Delimiter: "/" });
  expect(grouped.NextMarker).toBe("b/");
  const rest = await page({ Delimiter: "/", Marker: grouped.NextMarker });
  expect(rest.Contents?.map((object) => object.Key)).toEqual(["d"]);
  expect(rest.CommonPrefixes).toEqual([{ Prefix: "e/" }]);
});

test("uploads in progress", async () => {
  const uploads = await s3.newBucket();
  for (const Key of ["x/1", "x/2", "y", "y"]) {
    await s3.client.send(new CreateMultipartUploadCommand({ Bucket: uploads, Key }));
  }
  const page = (input: object) => s3.client.send(new ListMultipartUploadsCommand({ Bucket: uploads, ...input }));
  const grouped = await page({ Delimiter: "/" });
  expect(grouped.CommonPrefixes).toEqual([{ Prefix: "x/" }]);
  expect(grouped.Uploads?.map((upload) => upload.Key)).toEqual(["y", "y"]);
  const first = await page({ MaxUploads: 3 });
  expect(first).toMatchObject({ IsTruncated: true, NextKeyMarker: "y" });
  const rest = await page({ KeyMarker: first.NextKeyMarker, UploadIdMarker: first.NextUploadIdMarker });
  expect(rest.Uploads).toHaveLength(1);
  const ids = [...(first.Uploads ?? []), ...(rest.Uploads ?? [])].map((upload) => upload.UploadId);
  expect(new Set(ids).size).toBe(4);
});
