import { crc32 } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import { VisionFailure } from "../../../../src/local/vision/vision-errors.ts";
import { blackPng, pngChunk, pngSignature } from "../../../support/png.ts";
import { ask, refusal } from "../service-host.ts";
import { happy, insertChunks, invalidFormat, tooLarge, unfoldingChunk, useVision } from "./photo-bench.ts";

const { vision, host, detect, countFaces, peakMegabytes } = useVision();

// A sample: `bad-images.all.ts` has more of what is cut off, unusual, or unfolds.
describe("what is not a JPEG or PNG, whatever its name says", () => {
  test.each([
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>')],
    ["HTML", Buffer.from("<!doctype html><html><body>Not found</body></html>")],
    [
      "text that begins like a JPEG",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("not a photo at all")]),
    ],
    ["a PNG's signature alone", pngSignature],
    ["zeros", Buffer.alloc(10_000)],
  ])("%s is refused", async (_name, bytes) => {
    expect(await refusal(detect(bytes))).toBe(invalidFormat);
  });

  test("animated GIF and WebP are refused", async () => {
    const frames = sharp(Buffer.alloc(100 * 200 * 3, 90), {
      raw: { width: 100, height: 200, channels: 3, pageHeight: 100 },
    });
    for (const bytes of [await frames.clone().gif().toBuffer(), await frames.clone().webp().toBuffer()]) {
      expect(await refusal(detect(bytes))).toBe(invalidFormat);
    }
  });
});

describe("photos that are not whole", () => {
  test("a truncated JPEG is refused", async () => {
    expect(await refusal(detect(happy.subarray(0, happy.length * 0.3)))).toBe(invalidFormat);
  });

  test("a truncated PNG is refused", async () => {
    const png = await sharp(happy).resize(300).png().toBuffer();
    expect(await refusal(detect(png.subarray(0, png.length / 2)))).toBe(invalidFormat);
  });

  test("a PNG whose content is damaged is refused", async () => {
    const png = Buffer.from(await sharp(happy).resize(300).png().toBuffer());
    const middle = Math.floor(png.length / 2);
    png.fill(0x55, middle, middle + 2000);
    expect(await refusal(detect(png))).toBe(invalidFormat);
  });

  test("a JPEG whose tables are damaged is refused", async () => {
    const jpeg = Buffer.from(happy);
    const tables = jpeg.indexOf(Buffer.from([0xff, 0xc4]));
    jpeg.fill(0xff, tables + 4, tables + 20);
    expect(await refusal(detect(jpeg))).toBe(invalidFormat);
  });

  test("the next photo is analysed all the same: a JPEG in CMYK", async () => {
    const bytes = await sharp(happy).resize(600).toColourspace("cmyk").jpeg().toBuffer();
    expect(await sharp(bytes).metadata()).toMatchObject({ channels: 4, space: "cmyk" });
    expect(await countFaces(bytes)).toBe(1);
  });
});

// What the engine does about a process that was killed is in test/local/vision/vision.test.ts.
test("a photo in hand of a process that ends is answered as AWS answers its own failures", async () => {
  const failing = {
    ...vision,
    describe: () => Promise.reject(new VisionFailure("The vision process ended (SIGKILL)")),
  };
  const asked = ask(createRekognitionService(host(), failing), "DetectFaces", { Image: { Bytes: happy } });
  expect(await refusal(asked)).toBe("InternalServerError: Internal server error");
});

describe("unusual photos are photos", () => {
  const upper = sharp(happy).extract({ left: 300, top: 0, width: 500, height: 500 }).resize(300);

  test("a transparent PNG of 16 bits a channel with several pictures: it shows its first", async () => {
    const png = await upper.clone().ensureAlpha(0.9).toColourspace("rgb16").png().toBuffer();
    expect(await sharp(png).metadata()).toMatchObject({ depth: "ushort", hasAlpha: true });
    const frames = Buffer.alloc(8);
    frames.writeUInt32BE(2);
    expect(await countFaces(insertChunks(png, pngChunk("acTL", frames)))).toBe(1);
  });
});

describe("sizes", () => {
  test("1×1 is too small", async () => {
    const bytes = await sharp({ create: { width: 1, height: 1, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    expect(await refusal(detect(bytes))).toBe("InvalidParameterException: Request has invalid parameters");
  });

  test("20,000×20,000 is too large, told by its header alone", async () => {
    const before = vision.processIds();
    const bytes = blackPng(20_000, 20_000);
    expect(bytes.length).toBeLessThan(100_000);
    expect(await refusal(detect(bytes))).toBe(tooLarge);
    expect(vision.processIds()).toEqual(before);
  });

  test("a header that promises less than follows does not make room for more", async () => {
    const bytes = blackPng(1000, 1000);
    bytes.writeUInt32BE(100, 16);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    expect(await countFaces(bytes).catch(() => 0)).toBe(0);
  });
});

describe("small files that unfold to much", () => {
  test("64 megapixels in 10 kB are shrunk while they are read", async () => {
    const bytes = blackPng(8000, 8000);
    expect(bytes.length).toBeLessThan(20_000);
    expect(await countFaces(bytes)).toBe(0);
    expect(peakMegabytes()).toBeLessThan(900);
  });

  test("text of hundreds of megabytes is not unfolded", async () => {
    const bytes = insertChunks(await sharp(happy).resize(300).png().toBuffer(), unfoldingChunk("zTXt"));
    expect(bytes.length).toBeLessThan(5_000_000);
    // Whether the photo is taken or refused is up to the decoder; it must not fill the memory.
    expect(["no error", invalidFormat]).toContain(await refusal(detect(bytes)));
    expect(peakMegabytes()).toBeLessThan(900);
  });

  test("the process lives on: it analyses a grey photo", async () => {
    expect(await countFaces(await sharp(happy).resize(640).greyscale().jpeg().toBuffer())).toBe(1);
  });
});
