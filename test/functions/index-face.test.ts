import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { afterEach, expect, test } from "vitest";
import { createHandler } from "../../src/functions/index-face/index-face.ts";
import { answerError } from "./support/aws-error.ts";
import { clientConfig } from "./support/client-config.ts";
import { type FakeAnswer, type FakeAws, startFakeAws } from "./support/fake-aws.ts";

const face = {
  FaceId: "11111111-2222-3333-4444-555555555555",
  BoundingBox: { Width: 0.2, Height: 0.3, Left: 0.4, Top: 0.1 },
  ImageId: "66666666-7777-8888-9999-000000000000",
  ExternalImageId: "user_a",
  Confidence: 99.9,
};
let aws: FakeAws | undefined;

afterEach(() => aws?.close());

async function index(answer: FakeAnswer) {
  aws = await startFakeAws({ IndexFaces: answer });
  const rekognition = new RekognitionClient(clientConfig(aws.url));
  return createHandler({ rekognition, collectionId: "rider-photos" })({
    userId: "user_a",
    s3Bucket: "photos",
    s3Key: "1_happy_face.jpg",
  });
}

test("answers the record of the indexed face", async () => {
  await expect(index({ body: { FaceRecords: [{ Face: face, FaceDetail: {} }] } })).resolves.toEqual(face);
  expect(aws?.inputs()).toEqual([
    {
      CollectionId: "rider-photos",
      ExternalImageId: "user_a",
      DetectionAttributes: [],
      Image: { S3Object: { Bucket: "photos", Name: "1_happy_face.jpg" } },
    },
  ]);
});

test.each([
  [
    { FaceRecords: [], UnindexedFaces: [{ Reasons: ["LOW_SHARPNESS", "SMALL_BOUNDING_BOX"] }] },
    "No face was indexed: LOW_SHARPNESS, SMALL_BOUNDING_BOX",
  ],
  [{ FaceRecords: [] }, "No face was indexed"],
])("fails when the face was left out (%#)", async (body, message) => {
  await expect(index({ body })).rejects.toMatchObject({ name: "TypeError", message });
});

test("errors of Rekognition are passed on", async () => {
  const message = "The collection id: rider-photos does not exist";
  await expect(index(answerError("ResourceNotFoundException", message))).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    message,
  });
});
