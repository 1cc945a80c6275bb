import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../../../src/entry-point.ts";
import { createRekognitionService } from "../../../../src/local/services/rekognition/service.ts";
import { createVision } from "../../../../src/local/vision/vision.ts";
import { VisionFailure } from "../../../../src/local/vision/vision-errors.ts";
import { blackPng, pngChunk, pngSignature } from "../../../support/png.ts";
import { ask, makeHost, refusal } from "../service-host.ts";

const happy = readFileSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"));
const vision = createVision({ maximumProcesses: 1 });
let host: ReturnType<typeof makeHost>;

beforeAll(() => {
  host = makeHost();
});
afterAll(async () => {
  await vision.close();
  host.remove();
});

const detect = (bytes: Uint8Array) =>
  ask(createRekognitionService(host, vision), "DetectFaces", { Image: { Bytes: bytes } });
const countFaces = async (bytes: Uint8Array) => {
  const { FaceDetails } = await detect(bytes);
  return Array.isArray(FaceDetails) ? FaceDetails.length : undefined;
};
const invalidFormat = "InvalidImageFormatException: Request has invalid image format";
const tooLarge = "ImageTooLargeException: Image size is too large";

/** Puts chunks right behind a PNG's header. */
function insertChunks(png: Buffer, ...chunks: readonly Buffer[]): Buffer {
  const behindHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, behindHeader), ...chunks, png.subarray(behindHeader)]);
}

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
  test.each([0.02, 0.3, 0.9])("the first %d of a JPEG is refused", async (share) => {
    expect(await refusal(detect(happy.subarray(0, happy.length * share)))).toBe(invalidFormat);
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

  test("the next photo is analysed all the same", async () => {
    expect(await countFaces(happy)).toBe(1);
  });
});

// What the engine does about a process that was killed is in test/local/vision/vision.test.ts.
test("a photo in hand of a process that ends is answered as AWS answers its own failures", async () => {
  const failing = {
    ...vision,
    describe: () => Promise.reject(new VisionFailure("The vision process ended (SIGKILL)")),
  };
  const asked = ask(createRekognitionService(host, failing), "DetectFaces", { Image: { Bytes: happy } });
  expect(await refusal(asked)).toBe("InternalServerError: Internal server error");
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
    const bytes = blackPng(4000, 4000);
    bytes.writeUInt32BE(100, 16);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    expect(await countFaces(bytes).catch(() => 0)).toBe(0);
  });
});

describe("small files that unfold to much", () => {
  /** The most memory the vision process ever had, in megabytes, where the system tells it. */
  function peakMegabytes(): number {
    if (process.platform !== "linux") return 0;
    const status = readFileSync(`/proc/${vision.processIds()[0]}/status`, "utf8");
    return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) / 1024;
  }

  test("64 megapixels in 10 kB are shrunk while they are read", async () => {
    const bytes = blackPng(8000, 8000);
    expect(bytes.length).toBeLessThan(20_000);
    expect(await countFaces(bytes)).toBe(0);
    expect(peakMegabytes()).toBeLessThan(900);
  });

  test("text and profiles of hundreds of megabytes are not unfolded", async () => {
    const png = await sharp(happy).resize(300).png().toBuffer();
    const zeros = deflateSync(Buffer.alloc(300_000_000), { level: 1 });
    const text = pngChunk("zTXt", Buffer.concat([Buffer.from("Comment\0\0", "latin1"), zeros]));
    const profile = pngChunk("iCCP", Buffer.concat([Buffer.from("Profile\0\0", "latin1"), zeros]));
    for (const bytes of [insertChunks(png, text), insertChunks(png, profile)]) {
      expect(bytes.length).toBeLessThan(5_000_000);
      // Whether the photo is taken or refused is up to the decoder; it must not fill the memory.
      const answer = await refusal(detect(bytes));
      expect(["no error", invalidFormat]).toContain(answer);
    }
    expect(peakMegabytes()).toBeLessThan(900);
  });

  test("the process lives on", async () => {
    expect(await countFaces(await sharp(happy).resize(640).jpeg().toBuffer())).toBe(1);
  });
});
