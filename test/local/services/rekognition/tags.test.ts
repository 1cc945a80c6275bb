import { afterEach, beforeEach, expect, test } from "vitest";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import type { Service } from "../../../../src/local/service.ts";
import { ask, makeHost, refusal } from "../service-host.ts";
import { cannedVision } from "./canned-vision.ts";

const ResourceArn = "arn:aws:rekognition:us-west-2:123456789012:collection/rider-photos";
let host: ReturnType<typeof makeHost>;
let rekognition: Service;

beforeEach(async () => {
  host = makeHost();
  rekognition = createRekognitionService(host, cannedVision({ faces: [] }));
  await ask(rekognition, "CreateCollection", {
    CollectionId: "rider-photos",
    Tags: { project: "wild rydes", stage: "4" },
  });
});
afterEach(() => host.remove());

const list = () => ask(rekognition, "ListTagsForResource", { ResourceArn });

test("a collection keeps the tags it was made with", async () => {
  expect(await list()).toEqual({ Tags: { project: "wild rydes", stage: "4" } });
});

test("tags are added, given new values and taken away", async () => {
  await ask(rekognition, "TagResource", { ResourceArn, Tags: { stage: "3", owner: "" } });
  expect(await list()).toEqual({ Tags: { project: "wild rydes", stage: "3", owner: "" } });
  await ask(rekognition, "UntagResource", { ResourceArn, TagKeys: ["project", "never there"] });
  expect(await list()).toEqual({ Tags: { stage: "3", owner: "" } });
});

test("a collection's tags go with it", async () => {
  await ask(rekognition, "DeleteCollection", { CollectionId: "rider-photos" });
  expect(await refusal(list())).toBe("ResourceNotFoundException: The collection id: rider-photos does not exist");
  await ask(rekognition, "CreateCollection", { CollectionId: "rider-photos" });
  expect(await list()).toEqual({ Tags: {} });
});

test("more than fifty tags are refused, and none is kept of them", async () => {
  const Tags = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`tag ${index}`, "x"]));
  expect(await refusal(ask(rekognition, "TagResource", { ResourceArn, Tags }))).toBe(
    "ServiceQuotaExceededException: A resource can have at most 50 tags.",
  );
  expect(await list()).toEqual({ Tags: { project: "wild rydes", stage: "4" } });
});

test.each([
  [
    { "aws:mine": "x" },
    "Value 'aws:mine' at 'tags' failed to satisfy constraint: Member must satisfy regular expression",
  ],
  [{ "": "x" }, "Value '' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1"],
  [
    { a: "x".repeat(257) },
    "at 'tags.a.member' failed to satisfy constraint: Member must have length less than or equal to 256",
  ],
  [
    { a: "?" },
    "Value '?' at 'tags.a.member' failed to satisfy constraint: Member must satisfy regular expression pattern",
  ],
])("refuses the tags %j", async (Tags, why) => {
  const text = await refusal(ask(rekognition, "TagResource", { ResourceArn, Tags }));
  expect(text).toMatch(/^ValidationException: 1 validation error detected: /);
  expect(text).toContain(why);
});

test.each([
  [
    "nonsense that is long enough",
    "ValidationException: 1 validation error detected: Value 'nonsense that is long enough' at 'resourceArn'",
  ],
  [
    "arn:aws:rekognition:us-west-2:123456789012:streamprocessor/x",
    "ResourceNotFoundException: The resource arn:aws:rekognition",
  ],
  [
    "arn:aws:rekognition:eu-west-1:123456789012:collection/rider-photos",
    "ResourceNotFoundException: The resource arn:aws:rekognition:eu-west-1",
  ],
])("refuses the resource %s", async (arn, why) => {
  expect(await refusal(ask(rekognition, "ListTagsForResource", { ResourceArn: arn }))).toContain(why);
});
