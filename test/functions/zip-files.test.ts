import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { buildFunctions, type FunctionManifest } from "../../bin/build-functions.ts";
import { packageRoot } from "../../src/package-root.ts";
import { answerError } from "./support/aws-error.ts";
import { drawPhoto } from "./support/draw-photo.ts";
import { type FakeAnswer, type FakeAws, startFakeAws } from "./support/fake-aws.ts";
import { invokeUnpacked, type Outcome, unpackFunction } from "./support/unpacked-function.ts";

const event = { userId: "user_a", s3Bucket: "photos", s3Key: "photo.jpg" };
/** The build's folder of functions. */
const built = join(packageRoot, "dist", "functions");
let folder: string;
let manifest: FunctionManifest;
const paths: Record<string, readonly string[]> = {};
let aws: FakeAws | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "functions-"));
  manifest = JSON.parse(await readFile(join(built, "manifest.json"), "utf8"));
  for (const [name, { file }] of Object.entries(manifest)) {
    paths[name] = await unpackFunction(await readFile(join(built, file)), join(folder, name));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(() => aws?.close());

interface Call {
  readonly name: string;
  readonly answers: Readonly<Record<string, FakeAnswer>>;
  readonly event?: unknown;
  readonly inWorkerThread?: true;
}

/** Invokes a function as Lambda would: with its role's keys and its own variables in the environment. */
async function invoke({ name, answers, ...call }: Call): Promise<Outcome> {
  aws = await startFakeAws(answers);
  return invokeUnpacked({
    folder: join(folder, name),
    event,
    environment: {
      AWS_ENDPOINT_URL: aws.url,
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "ASIAEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "secret",
      AWS_SESSION_TOKEN: "session",
      REKOGNITION_COLLECTION_ID: "riders",
      RIDER_PHOTOS_DDB_TABLE: "table",
      THUMBNAIL_BUCKET: "thumbnails",
      MAX_WIDTH: "300",
      MAX_HEIGHT: "300",
    },
    ...call,
  });
}

test("there is one zip file for each function, with the parameter that takes its key", () => {
  expect(Object.entries(manifest).map(([name, { file, codeKeyParameter }]) => [name, file, codeKeyParameter])).toEqual([
    ["face-detection", "face-detection.zip", "FaceDetectionCodeKey"],
    ["face-search", "face-search.zip", "FaceSearchCodeKey"],
    ["index-face", "index-face.zip", "IndexFaceCodeKey"],
    ["notification-placeholder", "notification-placeholder.zip", "NotificationPlaceholderCodeKey"],
    ["persist-metadata", "persist-metadata.zip", "PersistMetadataCodeKey"],
    ["thumbnail", "thumbnail.zip", "ThumbnailCodeKey"],
    ["detect-inappropriate", "detect-inappropriate.zip", "DetectInappropriateCodeKey"],
    ["detect-labels", "detect-labels.zip", "DetectLabelsCodeKey"],
    ["image-metadata", "image-metadata.zip", "ImageMetadataCodeKey"],
    ["request-approval", "request-approval.zip", "RequestApprovalCodeKey"],
    ["store-image-metadata", "store-image-metadata.zip", "StoreImageMetadataCodeKey"],
    ["start-execution", "start-execution.zip", "StartExecutionCodeKey"],
    ["passport-result", "passport-result.zip", "PassportResultCodeKey"],
    ["passport-validation", "passport-validation.zip", "PassportValidationCodeKey"],
    ["face-claim", "face-claim.zip", "FaceClaimCodeKey"],
    ["start-by-url", "start-by-url.zip", "StartByUrlCodeKey"],
  ]);
});

// zip-files.all.ts builds all of them again.
test("building again gives the same bytes, and the manifest written beside them says so", async () => {
  const again = join(folder, "again");
  const only = ["face-detection", "notification-placeholder"];
  const expected = Object.fromEntries(only.map((name) => [name, manifest[name]]));
  await expect(buildFunctions({ outputFolder: again, only })).resolves.toEqual(expected);
  expect(JSON.parse(await readFile(join(again, "manifest.json"), "utf8"))).toEqual(expected);
});

test("no zip file holds code for one platform alone, or a path that leaves its folder", () => {
  const all = Object.values(paths).flat();
  expect(all.filter((path) => /\.(node|so|dylib|dll)$/.test(path))).toEqual([]);
  expect(all.filter((path) => path.startsWith("/") || path.includes(".."))).toEqual([]);
  expect(Object.values(paths).filter((entries) => !entries.includes("index.mjs"))).toEqual([]);
});

describe("unpacked in its own folder", () => {
  test("face-detection signs with its role's session and answers", async () => {
    const answers = { DetectFaces: { body: { FaceDetails: [{ Confidence: 99, Landmarks: [] }] } } };
    await expect(invoke({ name: "face-detection", answers })).resolves.toEqual({ result: { Confidence: 99 } });
    expect(aws?.requests[0]?.headers).toMatchObject({
      authorization: expect.stringMatching(/ASIAEXAMPLE\/\d{8}\/eu-west-1\/rekognition\/aws4_request/),
      "x-amz-security-token": "session",
    });
  });

  test("face-detection's errors keep their names", async () => {
    const answers = { DetectFaces: answerError("InvalidImageFormatException", "Request has invalid image format") };
    await expect(invoke({ name: "face-detection", answers })).resolves.toEqual({
      error: {
        name: "PhotoDoesNotMeetRequirementError",
        message: "Unsupported image file format. Only JPEG or PNG is supported",
      },
    });
  });

  test("face-search searches the collection of its environment", async () => {
    const answers = { SearchFacesByImage: { body: { FaceMatches: [] } } };
    await expect(invoke({ name: "face-search", answers })).resolves.toEqual({ result: null });
    expect(aws?.inputs()).toMatchObject([{ CollectionId: "riders" }]);
  });

  test("index-face indexes into the collection of its environment", async () => {
    const answers = { IndexFaces: { body: { FaceRecords: [{ Face: { FaceId: "face-1" } }] } } };
    await expect(invoke({ name: "index-face", answers })).resolves.toEqual({ result: { FaceId: "face-1" } });
    expect(aws?.inputs()).toMatchObject([{ CollectionId: "riders", ExternalImageId: "user_a" }]);
  });

  test("persist-metadata writes to the table of its environment", async () => {
    const thumbnail = { s3bucket: "thumbnails", s3key: "resized-photo.jpg" };
    const input = { ...event, parallelResult: [{ FaceId: "face-1" }, { thumbnail }] };
    await expect(invoke({ name: "persist-metadata", answers: { PutItem: {} }, event: input })).resolves.toEqual({
      result: {},
    });
    expect(aws?.inputs()).toMatchObject([{ TableName: "table" }]);
  });

  test("notification-placeholder answers", async () => {
    const input = { errorInfo: { Error: "FaceAlreadyExistsError", Cause: '{"errorMessage":"known"}' } };
    await expect(invoke({ name: "notification-placeholder", answers: {}, event: input })).resolves.toEqual({
      result: { messageToSend: { title: "FaceAlreadyExistsError", message: "known" } },
    });
  });

  test.each([{}, { inWorkerThread: true } as const])("thumbnail shrinks with WebAssembly (%o)", async (where) => {
    const answers = {
      "GET /photos/photo.jpg": { body: await drawPhoto({ width: 1200, height: 800 }) },
      "PUT /thumbnails/resized-photo.jpg": { body: Buffer.of() },
    };
    await expect(invoke({ name: "thumbnail", answers, ...where })).resolves.toEqual({
      result: { thumbnail: { s3key: "resized-photo.jpg", s3bucket: "thumbnails" } },
    });
    const put = aws?.requests[1];
    expect(put?.headers["content-type"]).toBe("image/jpeg");
    await expect(sharp(put?.body).metadata()).resolves.toMatchObject({ format: "jpeg", width: 300, height: 200 });
  });
});
