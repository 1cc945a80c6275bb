import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { placeOfThing } from "../../../../../src/local/services/rekognition/labels/label-taxonomy.ts";
import { createRekognitionService } from "../../../../../src/local/services/rekognition/service.ts";
import { cocoNames } from "../../../../../src/local/vision/content/coco-names.ts";
import type { FoundObject } from "../../../../../src/local/vision/content/objects.ts";
import { ask, refusal } from "../../service-host.ts";
import { cannedVision, makeFace } from "../canned-vision.ts";
import { openPhotoHost, type PhotoHost } from "../photo-host.ts";

let host: PhotoHost;
beforeEach(() => {
  host = openPhotoHost();
});
afterEach(() => host.remove());

const box = { left: 0.25, top: 0.25, width: 0.5, height: 0.5 };
const object = { S3Object: { Bucket: "photos", Name: "me.jpg" } };

async function label(input: Record<string, unknown> = {}, objects: readonly FoundObject[] = [], faces = 0) {
  const vision = cannedVision({ faces: Array.from({ length: faces }, (_, index) => makeFace(index)), objects });
  const { Labels, LabelModelVersion } = await ask(createRekognitionService(host, vision), "DetectLabels", {
    Image: object,
    ...input,
  });
  if (!Array.isArray(Labels)) throw new Error("no labels");
  return { labels: Labels, names: Labels.map(({ Name }) => Name), version: LabelModelVersion, asked: vision.asked };
}

test("every kind of thing the network knows has a label", () => {
  expect(cocoNames).toHaveLength(80);
  expect(cocoNames.filter((name) => !placeOfThing(name))).toEqual([]);
});

test("a thing brings its ancestors; boxes are its own", async () => {
  const { labels, version } = await label({}, [{ name: "car", score: 0.45, box }]);
  expect(labels).toEqual([
    {
      Name: "Car",
      Confidence: expect.closeTo(66.67, 1),
      Instances: [
        { BoundingBox: { Left: 0.25, Top: 0.25, Width: 0.5, Height: 0.5 }, Confidence: expect.closeTo(66.67, 1) },
      ],
      Parents: [{ Name: "Vehicle" }, { Name: "Transportation" }],
      Aliases: [],
      Categories: [{ Name: "Vehicles and Automotive" }],
    },
    expect.objectContaining({ Name: "Vehicle", Instances: [], Parents: [{ Name: "Transportation" }] }),
    expect.objectContaining({ Name: "Transportation", Instances: [], Parents: [] }),
  ]);
  expect(version).toBe("3.0");
});

test("faces are labelled, and two things of a kind are two instances of one label", async () => {
  const { labels, names } = await label(
    {},
    [
      { name: "person", score: 0.8, box },
      { name: "person", score: 0.5, box },
    ],
    2,
  );
  expect(names).toEqual(["Face", "Head", "Person"]);
  expect(labels[0].Instances).toHaveLength(2);
  expect(labels[2].Instances).toHaveLength(2);
  expect(labels[2].Confidence).toBe(99.5);
});

describe("the request narrows the answer", () => {
  const things = [
    { name: "cat", score: 0.9, box },
    { name: "cup", score: 0.36, box },
  ];

  test("by confidence, 55 where it says nothing", async () => {
    expect((await label({}, things)).names).toEqual(["Cat", "Pet", "Mammal", "Animal"]);
    expect((await label({ MinConfidence: 40 }, things)).names).toContain("Cup");
  });

  test("by number", async () => {
    expect((await label({ MaxLabels: 1 }, things)).names).toEqual(["Cat"]);
  });

  test.each([
    [{ LabelInclusionFilters: ["Pet"] }, ["Pet"]],
    [{ LabelExclusionFilters: ["Pet", "Animal"] }, ["Cat", "Mammal"]],
    [{ LabelCategoryInclusionFilters: ["Sports"] }, []],
    [{ LabelCategoryExclusionFilters: ["Animals and Pets"] }, []],
    [{ LabelInclusionFilters: [] }, ["Cat", "Pet", "Mammal", "Animal"]],
  ])("by filters %j", async (GeneralLabels, names) => {
    expect((await label({ Settings: { GeneralLabels } }, things)).names).toEqual(names);
  });
});

test("declared labels are answered instead, and the log says so", async () => {
  host.metadata = { "declared-labels": "Dog=97, Beach=80" };
  const { labels, names, asked } = await label({}, [{ name: "cat", score: 0.9, box }]);
  expect(names).toEqual(["Dog", "Canine", "Pet", "Mammal", "Animal", "Beach"]);
  expect(labels[0]).toMatchObject({ Confidence: 97, Instances: [] });
  expect(asked).toBe(0);
  expect(host.lines).toEqual([
    "s3://photos/me.jpg: its metadata declared-labels is answered instead of what the networks see: Dog=97, Beach=80",
  ]);
});

test("features that are not here are refused", async () => {
  const service = createRekognitionService(host, cannedVision({ faces: [] }));
  const asking = ask(service, "DetectLabels", { Image: object, Features: ["IMAGE_PROPERTIES"] });
  expect(await refusal(asking)).toBe("InvalidParameterException: IMAGE_PROPERTIES is not available at this endpoint.");
});
