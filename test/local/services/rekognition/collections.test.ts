import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import type { Service } from "../../../../src/local/service.ts";
import { ask, makeHost, person, refusal } from "../service-host.ts";
import { cannedVision, makeFace, pngHeader } from "./canned-vision.ts";

let host: ReturnType<typeof makeHost>;
let rekognition: Service;

beforeEach(() => {
  host = makeHost();
  rekognition = createRekognitionService(host, cannedVision({ faces: [makeFace(1)] }));
});
afterEach(() => host.remove());

const create = (CollectionId: string) => ask(rekognition, "CreateCollection", { CollectionId });

test("creates a collection and answers its ARN as AWS does, without the leading arn:", async () => {
  expect(await create("rider-photos")).toEqual({
    StatusCode: 200,
    CollectionArn: "aws:rekognition:us-west-2:123456789012:collection/rider-photos",
    FaceModelVersion: "7.0",
  });
});

test("refuses a second collection of the same id", async () => {
  await create("rider-photos");
  expect(await refusal(create("rider-photos"))).toBe(
    "ResourceAlreadyExistsException: The collection id: rider-photos already exists.",
  );
});

test("describes a collection with its faces counted", async () => {
  await create("rider-photos");
  await ask(rekognition, "IndexFaces", { CollectionId: "rider-photos", Image: { Bytes: pngHeader() } });
  expect(await ask(rekognition, "DescribeCollection", { CollectionId: "rider-photos" })).toEqual({
    FaceCount: 1,
    FaceModelVersion: "7.0",
    CollectionARN: "arn:aws:rekognition:us-west-2:123456789012:collection/rider-photos",
    CreationTimestamp: expect.any(Date),
    UserCount: 0,
  });
});

test("lists collections page by page", async () => {
  for (const id of ["c", "a", "b"]) await create(id);
  const first = await ask(rekognition, "ListCollections", { MaxResults: 2 });
  expect(first).toMatchObject({ CollectionIds: ["a", "b"], FaceModelVersions: ["7.0", "7.0"] });
  const second = await ask(rekognition, "ListCollections", { MaxResults: 2, NextToken: first["NextToken"] });
  expect(second).toEqual({ CollectionIds: ["c"], FaceModelVersions: ["7.0"] });
});

test.each(["nonsense", "e30", Buffer.from("[null]").toString("base64url")])(
  "refuses the page token %s",
  async (NextToken) => {
    expect(await refusal(ask(rekognition, "ListCollections", { NextToken }))).toBe(
      "InvalidPaginationTokenException: Invalid Pagination Token",
    );
  },
);

test("deletes a collection with its faces", async () => {
  await create("rider-photos");
  await ask(rekognition, "IndexFaces", { CollectionId: "rider-photos", Image: { Bytes: pngHeader() } });
  expect(await ask(rekognition, "DeleteCollection", { CollectionId: "rider-photos" })).toEqual({ StatusCode: 200 });
  await create("rider-photos");
  expect(await ask(rekognition, "ListFaces", { CollectionId: "rider-photos" })).toMatchObject({ Faces: [] });
  const search = { CollectionId: "rider-photos", Image: { Bytes: pngHeader() } };
  expect(await ask(rekognition, "SearchFacesByImage", search)).toMatchObject({ FaceMatches: [] });
});

test("separates accounts and regions", async () => {
  await create("rider-photos");
  for (const stranger of [person("210987654321"), person("123456789012", "eu-west-1")]) {
    const described = ask(rekognition, "DescribeCollection", { CollectionId: "rider-photos" }, stranger);
    expect(await refusal(described)).toBe("ResourceNotFoundException: The collection id: rider-photos does not exist");
    expect(await ask(rekognition, "ListCollections", {}, stranger)).toMatchObject({ CollectionIds: [] });
  }
});

describe("a collection that does not exist", () => {
  const faceId = "00000000-0000-0000-0000-000000000000";
  test.each([
    ["DescribeCollection", {}],
    ["DeleteCollection", {}],
    ["ListFaces", {}],
    ["DeleteFaces", { FaceIds: [faceId] }],
    ["SearchFaces", { FaceId: faceId }],
    ["SearchFacesByImage", { Image: { Bytes: pngHeader() } }],
    ["IndexFaces", { Image: { Bytes: pngHeader() } }],
  ])("is named by %s", async (operation, input) => {
    expect(await refusal(ask(rekognition, operation, { CollectionId: "gone", ...input }))).toBe(
      "ResourceNotFoundException: The collection id: gone does not exist",
    );
  });
});

describe("a collection id", () => {
  const pattern = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.\\-]+";
  test.each([
    [undefined, "Value null at 'collectionId' failed to satisfy constraint: Member must not be null"],
    ["a b", `Value 'a b' at 'collectionId' failed to satisfy constraint: ${pattern}`],
    ["a@b", `Value 'a@b' at 'collectionId' failed to satisfy constraint: ${pattern}`],
    ["", "Value '' at 'collectionId' failed to satisfy constraint: Member must have length greater than or equal to 1"],
    [
      "x".repeat(256),
      `Value '${"x".repeat(256)}' at 'collectionId' failed to satisfy constraint: Member must have length less than or equal to 255`,
    ],
  ])("%s is refused", async (CollectionId, text) => {
    expect(await refusal(ask(rekognition, "CreateCollection", { CollectionId }))).toBe(
      `ValidationException: 1 validation error detected: ${text}`,
    );
  });
});

test("names all violations of a request in one text", async () => {
  const listed = ask(rekognition, "ListFaces", { CollectionId: "a b", MaxResults: 5000 });
  expect(await refusal(listed)).toBe(
    "ValidationException: 2 validation errors detected: Value 'a b' at 'collectionId' failed to satisfy constraint: " +
      "Member must satisfy regular expression pattern: [a-zA-Z0-9_.\\-]+; Value '5000' at 'maxResults' failed to satisfy " +
      "constraint: Member must have value less than or equal to 4096",
  );
});
