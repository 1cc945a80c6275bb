import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { pngChunk } from "../../../support/png.ts";
import { refusal } from "../service-host.ts";
import { happy, insertChunks, invalidFormat, unfoldingChunk, useVision } from "./photo-bench.ts";

/** The rest of the family of bad-images.test.ts. */
const { detect, countFaces, peakMegabytes } = useVision();

test.each([0.02, 0.9])("the first %d of a JPEG is refused", async (share) => {
  expect(await refusal(detect(happy.subarray(0, happy.length * share)))).toBe(invalidFormat);
});

describe("unusual photos are photos", () => {
  const upper = sharp(happy).extract({ left: 300, top: 0, width: 500, height: 500 });

  test("CMYK", async () => {
    const bytes = await upper.clone().toColourspace("cmyk").jpeg().toBuffer();
    expect(await sharp(bytes).metadata()).toMatchObject({ channels: 4, space: "cmyk" });
    expect(await countFaces(bytes)).toBe(1);
  });

  test("16 bits a channel", async () => {
    const bytes = await upper.clone().toColourspace("rgb16").png().toBuffer();
    expect(await sharp(bytes).metadata()).toMatchObject({ depth: "ushort" });
    expect(await countFaces(bytes)).toBe(1);
  });

  test("grey", async () => {
    expect(await countFaces(await upper.clone().greyscale().jpeg().toBuffer())).toBe(1);
  });

  test("transparent, and an animated PNG, which shows its first picture", async () => {
    const png = await upper.clone().ensureAlpha(0.9).png().toBuffer();
    const frames = Buffer.alloc(8);
    frames.writeUInt32BE(2);
    expect(await countFaces(insertChunks(png, pngChunk("acTL", frames)))).toBe(1);
  });
});

test("a profile of hundreds of megabytes is not unfolded", async () => {
  const bytes = insertChunks(await sharp(happy).resize(300).png().toBuffer(), unfoldingChunk("iCCP"));
  expect(bytes.length).toBeLessThan(5_000_000);
  expect(["no error", invalidFormat]).toContain(await refusal(detect(bytes)));
  expect(await countFaces(await sharp(happy).resize(640).jpeg().toBuffer())).toBe(1);
  expect(peakMegabytes()).toBeLessThan(900);
});
