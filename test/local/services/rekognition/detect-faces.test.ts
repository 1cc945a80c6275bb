import { afterEach, beforeEach, expect, test } from "vitest";
import type { FaceDetail } from "@aws-sdk/client-rekognition";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import { ask, makeHost, refusal } from "../service-host.ts";
import { cannedVision, makeFace, pngHeader } from "./canned-vision.ts";

let host: ReturnType<typeof makeHost>;

beforeEach(() => {
  host = makeHost();
});
afterEach(() => host.remove());

async function detect(Attributes?: string[]): Promise<FaceDetail> {
  const service = createRekognitionService(host, cannedVision({ faces: [makeFace(1)] }));
  const { FaceDetails } = await ask(service, "DetectFaces", { Image: { Bytes: pngHeader() }, Attributes });
  const [detail]: FaceDetail[] = Array.isArray(FaceDetails) ? FaceDetails : [];
  if (!detail) throw new Error("no face was answered");
  return detail;
}

const always = ["BoundingBox", "Confidence", "Landmarks", "Pose", "Quality"];

test("answers the default attributes", async () => {
  const detail = await detect();
  expect(Object.keys(detail).toSorted()).toEqual(always);
  expect(detail.Landmarks?.map(({ Type }) => Type)).toEqual(["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose"]);
});

test("answers every attribute for ALL", async () => {
  const detail = await detect(["ALL"]);
  expect(detail).toEqual({
    BoundingBox: { Width: 0.5, Height: 0.5, Left: 0.25, Top: 0.125 },
    AgeRange: { Low: 34, High: 46 },
    Smile: { Value: true, Confidence: 97 },
    Eyeglasses: { Value: false, Confidence: 99 },
    Sunglasses: { Value: false, Confidence: 99 },
    Gender: { Value: "Female", Confidence: 75 },
    Beard: { Value: false, Confidence: 50 },
    Mustache: { Value: false, Confidence: 50 },
    EyesOpen: { Value: true, Confidence: 98 },
    MouthOpen: { Value: false, Confidence: 99 },
    Emotions: expect.any(Array),
    Landmarks: expect.any(Array),
    Pose: { Roll: 1, Yaw: 2, Pitch: 3 },
    Quality: { Brightness: 60, Sharpness: 80 },
    Confidence: 99.5,
    FaceOccluded: { Value: false, Confidence: 99 },
    EyeDirection: { Yaw: 4, Pitch: 5, Confidence: 80 },
  });
  expect(detail.Landmarks).toHaveLength(6);
  expect(detail.Emotions?.slice(0, 3)).toEqual([
    { Type: "HAPPY", Confidence: 70 },
    { Type: "CALM", Confidence: 20 },
    { Type: "SAD", Confidence: 10 },
  ]);
  expect(detail.Emotions?.map(({ Type }) => Type).toSorted()).toEqual([
    "ANGRY",
    "CALM",
    "CONFUSED",
    "DISGUSTED",
    "FEAR",
    "HAPPY",
    "SAD",
    "SURPRISED",
  ]);
});

test.each([
  ["SUNGLASSES", "Sunglasses"],
  ["EYEGLASSES", "Eyeglasses"],
  ["SMILE", "Smile"],
  ["AGE_RANGE", "AgeRange"],
  ["GENDER", "Gender"],
  ["BEARD", "Beard"],
  ["MUSTACHE", "Mustache"],
  ["EYES_OPEN", "EyesOpen"],
  ["MOUTH_OPEN", "MouthOpen"],
  ["EMOTIONS", "Emotions"],
  ["FACE_OCCLUDED", "FaceOccluded"],
  ["EYE_DIRECTION", "EyeDirection"],
])("answers %s alone beside the default ones", async (attribute, member) => {
  expect(Object.keys(await detect(["DEFAULT", attribute])).toSorted()).toEqual([...always, member].toSorted());
});

test("refuses an attribute that does not exist", async () => {
  expect(await refusal(detect(["HAT"]))).toBe(
    "ValidationException: 1 validation error detected: Value '[HAT]' at 'attributes' failed to satisfy constraint: Member " +
      "must satisfy constraint: [Member must satisfy enum value set: [DEFAULT, ALL, AGE_RANGE, BEARD, EMOTIONS, " +
      "EYE_DIRECTION, EYEGLASSES, EYES_OPEN, GENDER, MOUTH_OPEN, MUSTACHE, FACE_OCCLUDED, SMILE, SUNGLASSES]]",
  );
});
