import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { describe, expect, test } from "vitest";
import { refusal, useS3 } from "./s3-under-test.ts";

const s3 = useS3();

async function create(client: S3Client, bucket: string, region?: string): Promise<string | undefined> {
  const configuration = region ? { CreateBucketConfiguration: { LocationConstraint: region } } : {};
  // Regions of a later day have no place in the SDK's list.
  const command = new CreateBucketCommand({ Bucket: bucket });
  Object.assign(command.input, configuration);
  return (await client.send(command)).Location;
}

describe("creating", () => {
  test("outside us-east-1 a bucket's region is named, and must be the endpoint's", async () => {
    expect(await create(s3.client, "west", "us-west-2")).toBe("http://west.s3.amazonaws.com/");
    expect(await refusal(create(s3.client, "north", "eu-north-1"))).toBe(
      "IllegalLocationConstraintException: The eu-north-1 location constraint is incompatible for the region specific endpoint this request was sent to.",
    );
    expect(await refusal(create(s3.client, "nowhere", "moon"))).toBe(
      "InvalidLocationConstraint: The specified location-constraint is not valid",
    );
  });

  test("us-east-1 is the region without a name, and creates buckets everywhere", async () => {
    const east = s3.clientFor("us-east-1");
    expect(await create(east, "east")).toBe("/east");
    expect(await create(east, "from-east", "eu-west-1")).toBe("/from-east");
    expect(await refusal(create(east, "named", "us-east-1"))).toBe(
      "InvalidLocationConstraint: The specified location-constraint is not valid",
    );
    const location = async (Bucket: string) =>
      (await east.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint;
    expect(await location("east")).toBeUndefined();
    expect(await location("from-east")).toBe("eu-west-1");
    east.destroy();
  });

  test("a bucket of one's own is not created twice, except in us-east-1", async () => {
    const bucket = await s3.newBucket();
    expect(await refusal(create(s3.client, bucket, "us-west-2"))).toBe(
      "BucketAlreadyOwnedByYou: Your previous request to create the named bucket succeeded and you already own it.",
    );
    const east = s3.clientFor("us-east-1");
    await create(east, "twice");
    expect(await create(east, "twice")).toBe("/twice");
    east.destroy();
  });

  test.each(["ab", "Upper", "under_score", "a..b", "-start", "end-", "192.168.5.4", "xn--a", "photos-s3alias"])(
    "%s is no bucket's name",
    async (name) => {
      expect(await refusal(create(s3.client, name, "us-west-2"))).toBe(
        "InvalidBucketName: The specified bucket is not valid.",
      );
    },
  );
});

test("deleting refuses a bucket that holds something", async () => {
  const Bucket = await s3.newBucket();
  await s3.put({ Bucket, Key: "a", Body: "a" });
  expect(await refusal(s3.client.send(new DeleteBucketCommand({ Bucket })))).toBe(
    "BucketNotEmpty: The bucket you tried to delete is not empty",
  );
  expect(await refusal(s3.client.send(new DeleteBucketCommand({ Bucket: "absent-bucket" })))).toBe(
    "NoSuchBucket: The specified bucket does not exist",
  );
});

test("head tells whether a bucket is there, and where", async () => {
  const Bucket = await s3.newBucket();
  expect(await s3.client.send(new HeadBucketCommand({ Bucket }))).toMatchObject({ BucketRegion: "us-west-2" });
  await s3.client.send(new DeleteBucketCommand({ Bucket }));
  await expect(s3.client.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({
    name: "NotFound",
    $metadata: { httpStatusCode: 404 },
  });
});

test("a bucket of another region must be addressed there", async () => {
  const Bucket = await s3.newBucket();
  const elsewhere = s3.clientFor("eu-west-1");
  await expect(elsewhere.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
    name: "PermanentRedirect",
    message:
      "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.",
    $metadata: { httpStatusCode: 301 },
  });
  const { LocationConstraint } = await elsewhere.send(new GetBucketLocationCommand({ Bucket }));
  expect(LocationConstraint).toBe("us-west-2");
  elsewhere.destroy();
});

test("an owner other than the expected one is refused", async () => {
  const Bucket = await s3.newBucket();
  const asked = (ExpectedBucketOwner: string) =>
    s3.client.send(new ListObjectsV2Command({ Bucket, ExpectedBucketOwner }));
  expect(await refusal(asked("999999999999"))).toBe("AccessDenied: Access Denied");
  expect(await refusal(asked("123456789012"))).toBe("no error");
});

test("buckets are listed by name, in pages and by prefix", async () => {
  for (const name of ["list-c", "list-a", "list-b"]) await create(s3.client, name, "us-west-2");
  const page = await s3.client.send(new ListBucketsCommand({ Prefix: "list-", MaxBuckets: 2 }));
  expect(page.Buckets?.map((bucket) => bucket.Name)).toEqual(["list-a", "list-b"]);
  expect(page.Buckets?.[0]?.CreationDate).toBeInstanceOf(Date);
  expect(page.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  const rest = await s3.client.send(
    new ListBucketsCommand({ Prefix: "list-", MaxBuckets: 2, ContinuationToken: page.ContinuationToken }),
  );
  expect(rest.Buckets?.map((bucket) => bucket.Name)).toEqual(["list-c"]);
  expect(rest.ContinuationToken).toBeUndefined();
});
