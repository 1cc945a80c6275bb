import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Face, FaceRecord, UnindexedFace } from "@aws-sdk/client-rekognition";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import type { FaceDescription } from "../../../../src/local/vision/faces/faces.ts";
import { ask, makeHost, refusal } from "../service-host.ts";
import { cannedVision, makeFace, pngHeader } from "./canned-vision.ts";

const CollectionId = "rider-photos";
let host: ReturnType<typeof makeHost>;

beforeEach(async () => {
  host = makeHost();
  await ask(seeing(), "CreateCollection", { CollectionId });
});
afterEach(() => host.remove());

/** The service with an engine that sees these faces on every photo. */
function seeing(...faces: FaceDescription[]) {
  return createRekognitionService(host, cannedVision({ faces }));
}

/** Each number is another photo. */
const photo = (number = 0) => ({ Bytes: Buffer.concat([pngHeader(), Buffer.of(number)]) });

async function index(faces: FaceDescription[], input: Record<string, unknown> = {}) {
  const answer = await ask(seeing(...faces), "IndexFaces", { CollectionId, Image: photo(), ...input });
  const records: FaceRecord[] = Array.isArray(answer["FaceRecords"]) ? answer["FaceRecords"] : [];
  const unindexed: UnindexedFace[] = Array.isArray(answer["UnindexedFaces"]) ? answer["UnindexedFaces"] : [];
  return { records, unindexed, ids: records.map(({ Face: face }) => face?.FaceId ?? "") };
}

async function listed(input: Record<string, unknown> = {}): Promise<Face[]> {
  const { Faces } = await ask(seeing(), "ListFaces", { CollectionId, ...input });
  return Array.isArray(Faces) ? Faces : [];
}

describe("IndexFaces", () => {
  test("stores a face under its external id", async () => {
    const { records } = await index([makeFace(1)], { ExternalImageId: "user_a:1" });
    expect(records).toEqual([
      {
        Face: {
          FaceId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          BoundingBox: { Width: 0.5, Height: 0.5, Left: 0.25, Top: 0.125 },
          ImageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
          ExternalImageId: "user_a:1",
          Confidence: 99.5,
        },
        FaceDetail: expect.objectContaining({ Confidence: 99.5, Pose: { Roll: 1, Yaw: 2, Pitch: 3 } }),
      },
    ]);
    expect(await listed()).toEqual(records.map(({ Face: face }) => face));
  });

  test("does not store the same photo under the same external id twice", async () => {
    const first = await index([makeFace(1)], { ExternalImageId: "a" });
    const again = await index([makeFace(1)], { ExternalImageId: "a" });
    expect(again.ids).toEqual(first.ids);
    const other = await index([makeFace(1)], { ExternalImageId: "b" });
    expect(other.ids).not.toEqual(first.ids);
    expect(other.records[0]?.Face?.ImageId).toBe(first.records[0]?.Face?.ImageId);
    expect(await listed()).toHaveLength(2);
  });

  test("stops at MaxFaces and says why the others are missing", async () => {
    const small = { left: 0.8, top: 0.1, width: 0.1, height: 0.1 };
    const { records, unindexed } = await index([makeFace(1), makeFace(2, { box: small })], { MaxFaces: 1 });
    expect(records).toHaveLength(1);
    expect(unindexed).toEqual([
      { Reasons: ["EXCEEDS_MAX_FACES"], FaceDetail: expect.objectContaining({ Confidence: 99.5 }) },
    ]);
  });

  test.each([
    ["LOW_BRIGHTNESS", { quality: { brightness: 2, sharpness: 80 } }],
    ["LOW_SHARPNESS", { quality: { brightness: 60, sharpness: 3 } }],
    ["EXTREME_POSE", { pose: { roll: 0, yaw: 80, pitch: 0 } }],
    ["LOW_CONFIDENCE", { confidence: 40 }],
    ["SMALL_BOUNDING_BOX", { box: { left: 0.1, top: 0.1, width: 0.01, height: 0.01 } }],
  ] as const)("leaves a face out for %s unless the filter is off", async (reason, changes) => {
    const poor = makeFace(1, changes);
    const filtered = await index([poor]);
    expect(filtered.records).toEqual([]);
    expect(filtered.unindexed.map(({ Reasons }) => Reasons)).toEqual([[reason]]);
    expect((await index([poor], { QualityFilter: "NONE" })).records).toHaveLength(1);
  });

  test("answers no record for a photo without a face", async () => {
    expect(await index([])).toEqual({ records: [], unindexed: [], ids: [] });
  });

  test("refuses an e-mail address as external id", async () => {
    const indexing = ask(seeing(), "IndexFaces", { CollectionId, Image: photo(), ExternalImageId: "a@b" });
    expect(await refusal(indexing)).toBe(
      "ValidationException: 1 validation error detected: Value 'a@b' at 'externalImageId' failed to satisfy constraint: " +
        "Member must satisfy regular expression pattern: [a-zA-Z0-9_.\\-:]+",
    );
  });
});

describe("searching", () => {
  test("by image finds the same person and not another", async () => {
    const { ids } = await index([makeFace(1)], { ExternalImageId: "a" });
    await index([makeFace(2)], { Image: photo(1), ExternalImageId: "b" });
    const found = await ask(seeing(makeFace(1)), "SearchFacesByImage", { CollectionId, Image: photo(2) });
    expect(found).toEqual({
      SearchedFaceBoundingBox: { Width: 0.5, Height: 0.5, Left: 0.25, Top: 0.125 },
      SearchedFaceConfidence: 99.5,
      FaceMatches: [
        {
          Similarity: expect.closeTo(100, 3),
          Face: expect.objectContaining({ FaceId: ids[0], ExternalImageId: "a" }),
        },
      ],
      FaceModelVersion: "7.0",
    });
  });

  test("by image looks for the largest face, or the largest that reaches the quality bar", async () => {
    await index([makeFace(1)], { ExternalImageId: "a" });
    await index([makeFace(2)], { Image: photo(1), ExternalImageId: "b" });
    const blurred = makeFace(1, { quality: { brightness: 60, sharpness: 15 } });
    const search = (QualityFilter?: string) =>
      ask(seeing(blurred, makeFace(2)), "SearchFacesByImage", { CollectionId, Image: photo(2), QualityFilter });
    expect(await search()).toMatchObject({ FaceMatches: [{ Face: { ExternalImageId: "a" } }] });
    expect(await search("MEDIUM")).toMatchObject({ FaceMatches: [{ Face: { ExternalImageId: "b" } }] });
  });

  test("uses a threshold of 80 unless told otherwise", async () => {
    await index([makeFace(1)]);
    const search = (FaceMatchThreshold?: number) =>
      ask(seeing(makeFace(1.52)), "SearchFacesByImage", { CollectionId, Image: photo(1), FaceMatchThreshold });
    expect(await search()).toMatchObject({ FaceMatches: [] });
    expect(await search(70)).toMatchObject({ FaceMatches: [{ Similarity: expect.closeTo(76.0, 0) }] });
  });

  test("by face leaves that face out and honours MaxFaces", async () => {
    const { ids } = await index([makeFace(1)]);
    await index([makeFace(1.01)], { Image: photo(1) });
    await index([makeFace(1.2)], { Image: photo(2) });
    const all = await ask(seeing(), "SearchFaces", { CollectionId, FaceId: ids[0] });
    expect(all).toMatchObject({ SearchedFaceId: ids[0] });
    expect(all["FaceMatches"]).toHaveLength(2);
    const one = await ask(seeing(), "SearchFaces", { CollectionId, FaceId: ids[0], MaxFaces: 1 });
    expect(one["FaceMatches"]).toHaveLength(1);
  });

  test("a photo without a face is refused", async () => {
    expect(await refusal(ask(seeing(), "SearchFacesByImage", { CollectionId, Image: photo() }))).toBe(
      "InvalidParameterException: There are no faces in the image. Should be at least 1.",
    );
  });

  test("a face id that is not there is refused", async () => {
    const FaceId = "00000000-0000-0000-0000-000000000000";
    expect(await refusal(ask(seeing(), "SearchFaces", { CollectionId, FaceId }))).toBe(
      "InvalidParameterException: faceId was not found in the collection",
    );
    expect(await refusal(ask(seeing(), "SearchFaces", { CollectionId, FaceId: "x" }))).toBe(
      "ValidationException: 1 validation error detected: Value 'x' at 'faceId' failed to satisfy constraint: Member must " +
        "satisfy regular expression pattern: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    );
  });

  test("refuses a threshold above 100", async () => {
    const search = { CollectionId, Image: photo(), FaceMatchThreshold: 101 };
    expect(await refusal(ask(seeing(), "SearchFacesByImage", search))).toBe(
      "ValidationException: 1 validation error detected: Value '101' at 'faceMatchThreshold' failed to satisfy constraint: " +
        "Member must have value less than or equal to 100",
    );
  });

  test("continues after a restart with what is on disk", async () => {
    const { ids } = await index([makeFace(1)]);
    host.store.close();
    host = makeHost({ folder: host.dataFolder });
    const found = await ask(seeing(makeFace(1)), "SearchFacesByImage", { CollectionId, Image: photo(1) });
    expect(found).toMatchObject({ FaceMatches: [{ Face: { FaceId: ids[0] } }] });
  });
});

describe("ListFaces", () => {
  test("pages in the order of indexing", async () => {
    const ids: string[] = [];
    for (const number of [1, 2, 3]) ids.push(...(await index([makeFace(number)], { Image: photo(number) })).ids);
    const first = await ask(seeing(), "ListFaces", { CollectionId, MaxResults: 2 });
    expect(first).toMatchObject({ Faces: [{ FaceId: ids[0] }, { FaceId: ids[1] }], FaceModelVersion: "7.0" });
    const rest = await ask(seeing(), "ListFaces", { CollectionId, MaxResults: 2, NextToken: first["NextToken"] });
    expect(rest).toEqual({ Faces: [expect.objectContaining({ FaceId: ids[2] })], FaceModelVersion: "7.0" });
  });

  test("lists those of a list of ids", async () => {
    await index([makeFace(1)]);
    const { ids } = await index([makeFace(2)], { Image: photo(1) });
    const missing = "00000000-0000-0000-0000-000000000000";
    expect((await listed({ FaceIds: [...ids, missing] })).map(({ FaceId }) => FaceId)).toEqual(ids);
  });

  test("knows no users", async () => {
    expect(await refusal(ask(seeing(), "ListFaces", { CollectionId, UserId: "someone" }))).toBe(
      "ResourceNotFoundException: The user id: someone does not exist",
    );
  });
});

describe("DeleteFaces", () => {
  test("deletes what is there and reports what is not", async () => {
    const { ids } = await index([makeFace(1)]);
    const missing = "00000000-0000-0000-0000-000000000000";
    expect(await ask(seeing(), "DeleteFaces", { CollectionId, FaceIds: [...ids, missing] })).toEqual({
      DeletedFaces: ids,
      UnsuccessfulFaceDeletions: [{ FaceId: missing, Reasons: ["FACE_NOT_FOUND"] }],
    });
    expect(await listed()).toEqual([]);
    const search = { CollectionId, Image: photo(1) };
    expect(await ask(seeing(makeFace(1)), "SearchFacesByImage", search)).toMatchObject({ FaceMatches: [] });
  });

  test.each([
    ["DeleteFaces", (ids: string[]) => ({ CollectionId, FaceIds: ids })],
    ["DeleteCollection", () => ({ CollectionId })],
  ])("%s takes the descriptor out of every file of the data folder", async (operation, inputOf) => {
    const face = makeFace(0.123456);
    const { ids } = await index([face]);
    const trace = Buffer.from(face.descriptor.buffer);
    const isOnDisk = () =>
      readdirSync(host.dataFolder).some((name) => readFileSync(join(host.dataFolder, name)).includes(trace));
    await host.store.committed();
    expect(isOnDisk()).toBe(true);
    await ask(seeing(), operation, inputOf(ids));
    expect(isOnDisk()).toBe(false);
  });
});

describe("CompareFaces", () => {
  test("tells matching faces of the target from the others", async () => {
    const engine = cannedVision({ faces: [makeFace(1), makeFace(2)] });
    const service = createRekognitionService(host, engine);
    const answer = await ask(service, "CompareFaces", { SourceImage: photo(1), TargetImage: photo(2) });
    expect(answer).toMatchObject({
      SourceImageFace: { BoundingBox: { Left: 0.25 }, Confidence: 99.5 },
      FaceMatches: [{ Similarity: expect.closeTo(100, 3), Face: { Pose: { Yaw: 2 } } }],
      UnmatchedFaces: [{ Confidence: 99.5, Quality: { Brightness: 60, Sharpness: 80 } }],
    });
    expect(engine.asked).toBe(2);
  });

  test("refuses photos without a face", async () => {
    expect(await refusal(ask(seeing(), "CompareFaces", { SourceImage: photo(), TargetImage: photo() }))).toBe(
      "InvalidParameterException: Request has invalid parameters",
    );
  });
});
