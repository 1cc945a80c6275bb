import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { afterEach, describe, expect, test } from "vitest";
import { createHandler } from "../../src/functions/face-detection/detect-face.ts";
import { answerError } from "./support/aws-error.ts";
import { clientConfig } from "./support/client-config.ts";
import { type FakeAnswer, type FakeAws, startFakeAws } from "./support/fake-aws.ts";

const event = { userId: "user_a", s3Bucket: "photos", s3Key: "1_happy_face.jpg" };
const face = {
  BoundingBox: { Width: 0.2, Height: 0.3, Left: 0.4, Top: 0.1 },
  Confidence: 99.9,
  Sunglasses: { Value: false, Confidence: 98 },
  Landmarks: [{ Type: "eyeLeft", X: 0.4, Y: 0.3 }],
};
let aws: FakeAws | undefined;

afterEach(() => aws?.close());

async function detect(answer: FakeAnswer, input: unknown = event) {
  aws = await startFakeAws({ DetectFaces: answer });
  return createHandler({ rekognition: new RekognitionClient(clientConfig(aws.url)) })(input);
}

describe("a photo of one face", () => {
  test("is answered with the face, without its landmarks", async () => {
    const { Landmarks: _landmarks, ...expected } = face;
    await expect(detect({ body: { FaceDetails: [face] } })).resolves.toEqual(expected);
    expect(aws?.inputs()).toEqual([
      { Image: { S3Object: { Bucket: "photos", Name: "1_happy_face.jpg" } }, Attributes: ["ALL"] },
    ]);
  });

  test("passes when the answer says nothing about sunglasses", async () => {
    await expect(detect({ body: { FaceDetails: [{ Confidence: 99 }] } })).resolves.toEqual({ Confidence: 99 });
  });

  test("is refused for sunglasses", async () => {
    await expect(
      detect({ body: { FaceDetails: [{ ...face, Sunglasses: { Value: true, Confidence: 60 } }] } }),
    ).rejects.toMatchObject({ name: "PhotoDoesNotMeetRequirementError", message: "Face is wearing sunglasses" });
  });
});

test.each([
  [[], "Detected 0 faces in the photo."],
  [[face, face], "Detected 2 faces in the photo."],
  [Array.from({ length: 15 }, () => face), "Detected 15 faces in the photo."],
])("a photo without exactly one face is refused (%#)", async (faces, message) => {
  await expect(detect({ body: { FaceDetails: faces } })).rejects.toMatchObject({
    name: "PhotoDoesNotMeetRequirementError",
    message,
  });
});

test("the refusal's stack begins with its name, as Lambda's trace does", async () => {
  const refusal: unknown = await detect({ body: { FaceDetails: [] } }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal instanceof Error && refusal.stack).toMatch(
    /^PhotoDoesNotMeetRequirementError: Detected 0 faces in the photo\.\n +at /,
  );
});

describe("errors of Rekognition", () => {
  test("an unsupported format becomes a refusal with the workshop's words", async () => {
    await expect(
      detect(answerError("InvalidImageFormatException", "Request has invalid image format")),
    ).rejects.toMatchObject({
      name: "PhotoDoesNotMeetRequirementError",
      message: "Unsupported image file format. Only JPEG or PNG is supported",
    });
  });

  test("too large an image becomes a refusal with the service's words", async () => {
    await expect(detect(answerError("ImageTooLargeException", "Image size is too large"))).rejects.toMatchObject({
      name: "PhotoDoesNotMeetRequirementError",
      message: "Image size is too large",
    });
  });

  test("a photo that is not there is passed on", async () => {
    const message = "Unable to get object metadata from S3. Check object key, region and/or access permissions.";
    await expect(detect(answerError("InvalidS3ObjectException", message))).rejects.toMatchObject({
      name: "InvalidS3ObjectException",
      message,
    });
  });
});

describe("the key", () => {
  test.each([
    ["my+photo.jpg", "my photo.jpg"],
    ["caf%C3%A9%2B1.jpg", "café+1.jpg"],
    ["folder/plain.jpg", "folder/plain.jpg"],
  ])("%s is decoded to %s", async (s3Key, name) => {
    await detect({ body: { FaceDetails: [face] } }, { ...event, s3Key });
    expect(aws?.inputs()).toMatchObject([{ Image: { S3Object: { Name: name } } }]);
  });

  test("that holds a bare percent sign fails as it did in the workshop", async () => {
    await expect(detect({}, { ...event, s3Key: "100%.jpg" })).rejects.toMatchObject({
      name: "URIError",
      message: "URI malformed",
    });
  });
});

test.each([
  [null, 'The input needs a text in "userId"'],
  ["text", 'The input needs a text in "userId"'],
  [{ userId: "user_a" }, 'The input needs a text in "s3Bucket"'],
  [{ ...event, s3Key: 7 }, 'The input needs a text in "s3Key"'],
])("input that is not a photo is named (%#)", async (input, message) => {
  await expect(detect({}, input)).rejects.toMatchObject({ name: "TypeError", message });
  expect(aws?.requests).toEqual([]);
});
