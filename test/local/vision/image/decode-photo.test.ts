import sharp from "sharp";
import { expect, test } from "vitest";
import { decodePhoto } from "../../../../src/local/vision/image/decode-photo.ts";
import { blackPng } from "../../../support/png.ts";

const halves = await sharp({ create: { width: 200, height: 100, channels: 3, background: "#ff0000" } })
  .composite([
    { input: { create: { width: 100, height: 100, channels: 3, background: "#0000ff" } }, left: 100, top: 0 },
  ])
  .png()
  .toBuffer();

const pixelAt = (image: { width: number; pixels: Uint8Array }, x: number, y: number) => [
  ...image.pixels.subarray((y * image.width + x) * 3, (y * image.width + x) * 3 + 3),
];

test("decodes to rows of red, green and blue", async () => {
  const image = await decodePhoto(halves);
  expect([image.width, image.height, image.pixels.length]).toEqual([200, 100, 60_000]);
  expect(pixelAt(image, 10, 50)).toEqual([255, 0, 0]);
  expect(pixelAt(image, 190, 50)).toEqual([0, 0, 255]);
});

test("turns a photo upright as its EXIF orientation says", async () => {
  const turned = await sharp(halves).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer();
  const image = await decodePhoto(turned);
  expect([image.width, image.height]).toEqual([100, 200]);
  const [red = 0, , blue = 0] = pixelAt(image, 50, 20);
  expect(red - blue).toBeGreaterThan(200);
});

test("shrinks a large photo to 1280 pixels", async () => {
  const large = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();
  const image = await decodePhoto(large);
  expect([image.width, image.height]).toEqual([1280, 960]);
});

test.each([
  ["grey", () => sharp(halves).greyscale().png().toBuffer()],
  ["with an alpha channel", () => sharp(halves).ensureAlpha(0.5).png().toBuffer()],
  ["in CMYK", () => sharp(halves).toColourspace("cmyk").jpeg().toBuffer()],
  ["16 bits deep", () => sharp(halves).toColourspace("rgb16").png().toBuffer()],
])("gives three channels for a photo %s", async (_name, make) => {
  const image = await decodePhoto(await make());
  expect(image.pixels.length).toBe(image.width * image.height * 3);
});

test("transparent parts are white", async () => {
  const clear = await sharp({ create: { width: 90, height: 90, channels: 4, background: "#00000000" } })
    .png()
    .toBuffer();
  expect(pixelAt(await decodePhoto(clear), 45, 45)).toEqual([255, 255, 255]);
});

test("refuses a photo whose second half is missing", async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const whole = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#777777", noise } })
    .jpeg()
    .toBuffer();
  await expect(decodePhoto(whole.subarray(0, whole.length / 2))).rejects.toThrow("premature end of JPEG image");
});

test("refuses a hundred megapixels without decoding them", async () => {
  await expect(decodePhoto(blackPng(10_000, 10_000))).rejects.toThrow("Input image exceeds pixel limit");
});
