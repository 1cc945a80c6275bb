import { S3Client } from "@aws-sdk/client-s3";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { createHandler } from "../../src/functions/thumbnail/make-thumbnail.ts";
import { clientConfig } from "./support/client-config.ts";
import { type FakeAnswer, type FakeAws, startFakeAws } from "./support/fake-aws.ts";
import { drawPhoto } from "./support/draw-photo.ts";

let aws: FakeAws | undefined;

afterEach(() => aws?.close());

interface Upload {
  readonly answer: FakeAnswer;
  readonly s3Key?: string;
  readonly key?: string;
}

async function makeThumbnail({ answer, s3Key = "photo.jpg", key = "photo.jpg" }: Upload) {
  aws = await startFakeAws({
    [`GET /photos/${key}`]: answer,
    [`PUT /thumbnails/resized-${key}`]: { body: Buffer.of() },
  });
  const s3 = new S3Client({ ...clientConfig(aws.url), requestChecksumCalculation: "WHEN_REQUIRED" });
  const handler = createHandler({ s3, bucket: "thumbnails", maxWidth: 300, maxHeight: 300 });
  return handler({ userId: "user_a", s3Bucket: "photos", s3Key });
}

async function readThumbnail() {
  const put = aws?.requests.find(({ operation }) => operation.startsWith("PUT "));
  const { format, width, height } = await sharp(put?.body).metadata();
  return { format, width, height, contentType: put?.headers["content-type"] };
}

test("a thumbnail lies beside the photo's key in the thumbnail bucket", async () => {
  const answer = { body: await drawPhoto({ width: 1200, height: 800 }) };
  await expect(makeThumbnail({ answer, s3Key: "my+trip/caf%C3%A9.jpg", key: "my trip/café.jpg" })).resolves.toEqual({
    thumbnail: { s3key: "resized-my trip/café.jpg", s3bucket: "thumbnails" },
  });
  expect(aws?.requests.map(({ operation }) => operation)).toEqual([
    "GET /photos/my trip/café.jpg",
    "PUT /thumbnails/resized-my trip/café.jpg",
  ]);
});

describe("a thumbnail fits 300×300", () => {
  test.each([
    [1200, 800, 300, 200],
    [800, 1200, 200, 300],
    [640, 640, 300, 300],
    [2000, 100, 300, 15],
    [120, 60, 300, 150],
  ])("%i×%i becomes %i×%i", async (width, height, thumbnailWidth, thumbnailHeight) => {
    await makeThumbnail({ answer: { body: await drawPhoto({ width, height }) } });
    await expect(readThumbnail()).resolves.toEqual({
      format: "jpeg",
      width: thumbnailWidth,
      height: thumbnailHeight,
      contentType: "image/jpeg",
    });
  });
});

test("the format is the content's, not the name's", async () => {
  await makeThumbnail({ answer: { body: await drawPhoto({ width: 600, height: 300, format: "png" }) } });
  await expect(readThumbnail()).resolves.toEqual({ format: "png", width: 300, height: 150, contentType: "image/png" });
});

test("a photo that was taken on its side is turned upright", async () => {
  await makeThumbnail({ answer: { body: await drawPhoto({ width: 1200, height: 800, orientation: 6 }) } });
  await expect(readThumbnail()).resolves.toMatchObject({ width: 200, height: 300 });
});

describe("nothing is written for", () => {
  test.each<{ what: string; answer: () => Promise<FakeAnswer>; message: string | RegExp }>([
    {
      what: "a photo that is not there",
      answer: async () => ({
        status: 404,
        body: Buffer.from("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"),
      }),
      message: "The specified key does not exist.",
    },
    {
      what: "a GIF named .jpg",
      answer: async () => ({ body: await drawPhoto({ width: 60, height: 30, format: "gif" }) }),
      message: "A thumbnail is made of JPEG and PNG, not of gif",
    },
    {
      what: "text named .jpg",
      answer: async () => ({ body: Buffer.from("no image at all") }),
      message: "Input buffer contains unsupported image format",
    },
    {
      what: "a photo of 0 bytes",
      answer: async () => ({ body: Buffer.of() }),
      message: "The photo photo.jpg has no content",
    },
    {
      what: "a truncated photo",
      answer: async () => ({ body: (await drawPhoto({ width: 1200, height: 800 })).subarray(0, 5000) }),
      message: /premature end of JPEG image/,
    },
  ])("$what", async ({ answer, message }) => {
    await expect(makeThumbnail({ answer: await answer() })).rejects.toThrow(message);
    expect(aws?.requests.map(({ operation }) => operation)).toEqual(["GET /photos/photo.jpg"]);
  });
});
