import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { afterEach, expect, test } from "vitest";
import { createHandler } from "../../src/functions/face-search/search-face.ts";
import { answerError } from "./support/aws-error.ts";
import { clientConfig } from "./support/client-config.ts";
import { type FakeAnswer, type FakeAws, startFakeAws } from "./support/fake-aws.ts";

let aws: FakeAws | undefined;

afterEach(() => aws?.close());

async function search(answer: FakeAnswer) {
  aws = await startFakeAws({ SearchFacesByImage: answer });
  const rekognition = new RekognitionClient(clientConfig(aws.url));
  return createHandler({ rekognition, collectionId: "rider-photos" })({
    userId: "user_a",
    s3Bucket: "photos",
    s3Key: "my+face.jpg",
  });
}

test("a new face passes with null", async () => {
  await expect(search({ body: { FaceMatches: [] } })).resolves.toBeNull();
  expect(aws?.inputs()).toEqual([
    {
      CollectionId: "rider-photos",
      Image: { S3Object: { Bucket: "photos", Name: "my face.jpg" } },
      FaceMatchThreshold: 70,
      MaxFaces: 3,
    },
  ]);
});

test("a known face is refused, with the space at the end of the workshop's text", async () => {
  await expect(search({ body: { FaceMatches: [{ Similarity: 99, Face: { FaceId: "1" } }] } })).rejects.toMatchObject({
    name: "FaceAlreadyExistsError",
    message: "Face in the picture is already in the system. ",
  });
});

test.each([
  ["ResourceNotFoundException", "The collection id: rider-photos does not exist"],
  ["InvalidParameterException", "There are no faces in the image. Should be at least 1."],
  ["InvalidImageFormatException", "Request has invalid image format"],
])("%s is passed on", async (name, message) => {
  await expect(search(answerError(name, message))).rejects.toMatchObject({ name, message });
});
