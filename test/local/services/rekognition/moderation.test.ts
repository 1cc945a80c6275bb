import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import type { ContentRating } from "../../../../src/local/vision/content/content.ts";
import { ask, refusal } from "../service-host.ts";
import { cannedVision } from "./canned-vision.ts";
import { openPhotoHost, type PhotoHost } from "./photo-host.ts";

let host: PhotoHost;
beforeEach(() => {
  host = openPhotoHost();
});
afterEach(() => host.remove());

const harmless: ContentRating = { drawing: 0.1, hentai: 0, neutral: 0.9, porn: 0, sexy: 0 };
const object = { S3Object: { Bucket: "photos", Name: "me.jpg" } };

function moderate(input: Record<string, unknown> = {}, content = harmless) {
  const vision = cannedVision({ faces: [], content });
  const answer = ask(createRekognitionService(host, vision), "DetectModerationLabels", { Image: object, ...input });
  return Object.assign(answer, { vision });
}

describe("what the classifier says", () => {
  test("a harmless photo has no labels", async () => {
    expect(await moderate()).toEqual({ ModerationLabels: [], ModerationModelVersion: "7.0", ContentTypes: [] });
  });

  test("an explicit one has a label of the second level below its parent", async () => {
    const { ModerationLabels } = await moderate({}, { ...harmless, neutral: 0.25, porn: 0.75 });
    expect(ModerationLabels).toEqual([
      { Name: "Explicit Nudity", ParentName: "Explicit", TaxonomyLevel: 2, Confidence: 75 },
      { Name: "Explicit", ParentName: "", TaxonomyLevel: 1, Confidence: 75 },
    ]);
  });

  test("MinConfidence lets weaker labels through; without it they need 50", async () => {
    const rating = { ...harmless, neutral: 0.75, sexy: 0.25 };
    expect((await moderate({}, rating))["ModerationLabels"]).toEqual([]);
    expect((await moderate({ MinConfidence: 25 }, rating))["ModerationLabels"]).toMatchObject([
      { Name: "Non-Explicit Nudity", ParentName: "Non-Explicit Nudity of Intimate parts and Kissing" },
      { Name: "Non-Explicit Nudity of Intimate parts and Kissing", ParentName: "" },
    ]);
  });
});

describe("labels declared on the object", () => {
  test("are answered without asking the engine, with all above them, and the log says so", async () => {
    host.metadata = { "declared-moderation": "exposed male nipple=92.5; Smoking: 60" };
    const answering = moderate();
    expect((await answering)["ModerationLabels"]).toEqual([
      { Name: "Exposed Male Nipple", ParentName: "Non-Explicit Nudity", TaxonomyLevel: 3, Confidence: 92.5 },
      {
        Name: "Non-Explicit Nudity",
        ParentName: "Non-Explicit Nudity of Intimate parts and Kissing",
        TaxonomyLevel: 2,
        Confidence: 92.5,
      },
      { Name: "Non-Explicit Nudity of Intimate parts and Kissing", ParentName: "", TaxonomyLevel: 1, Confidence: 92.5 },
      { Name: "Smoking", ParentName: "Drugs & Tobacco Paraphernalia & Use", TaxonomyLevel: 3, Confidence: 60 },
      { Name: "Drugs & Tobacco Paraphernalia & Use", ParentName: "Drugs & Tobacco", TaxonomyLevel: 2, Confidence: 60 },
      { Name: "Drugs & Tobacco", ParentName: "", TaxonomyLevel: 1, Confidence: 60 },
    ]);
    expect(answering.vision.asked).toBe(0);
    expect(host.lines).toEqual([
      "s3://photos/me.jpg: its metadata declared-moderation is answered instead of what the networks see: " +
        "exposed male nipple=92.5; Smoking: 60",
    ]);
  });

  test("obey MinConfidence", async () => {
    host.metadata = { "declared-moderation": "Violence=40" };
    expect((await moderate())["ModerationLabels"]).toEqual([]);
  });

  test("can be none", async () => {
    host.metadata = { "declared-moderation": "none" };
    const answering = moderate({}, { ...harmless, neutral: 0, porn: 1 });
    expect((await answering)["ModerationLabels"]).toEqual([]);
    expect(answering.vision.asked).toBe(0);
  });

  test.each(["Nonsense=92", "Explicit", "Explicit=101", "Explicit=92,"])(
    "%j is not understood: the engine is asked",
    async (text) => {
      host.metadata = { "declared-moderation": text };
      const answering = moderate();
      await answering;
      expect(answering.vision.asked).toBe(1);
      expect(host.lines).toEqual([
        `s3://photos/me.jpg: its metadata declared-moderation is not understood, the networks are asked: ${text}`,
      ]);
    },
  );

  test("do not make an image of what is none", async () => {
    host.metadata = { "declared-moderation": "Violence=40" };
    const bytes = { Image: { Bytes: Buffer.from("<svg/>") } };
    expect(await refusal(moderate(bytes))).toBe("InvalidImageFormatException: Request has invalid image format");
  });
});

test("what this endpoint lacks is refused, not ignored", async () => {
  expect(await refusal(moderate({ ProjectVersion: "arn" }))).toBe(
    "ResourceNotFoundException: There are no adapters at this endpoint.",
  );
  expect(await refusal(moderate({ HumanLoopConfig: {} }))).toBe(
    "InvalidParameterException: There are no human loops at this endpoint.",
  );
});

test("MinConfidence is checked", async () => {
  expect(await refusal(moderate({ MinConfidence: 101 }))).toBe(
    "ValidationException: 1 validation error detected: Value '101' at 'minConfidence' failed to satisfy constraint: " +
      "Member must have value less than or equal to 100",
  );
});
