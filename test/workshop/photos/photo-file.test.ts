import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../../../src/package-root.ts";
import { readImageHeader } from "../../../src/workshop/photos/image-header.ts";
import { readPhotoFile } from "../../../src/workshop/photos/photo-file.ts";

const folder = mkdtempSync(join(tmpdir(), "wildrydes-photos-"));
const happy = readFileSync(join(packageRoot, "templates", "photos", "1_happy_face.jpg"));
const picture = sharp({ create: { width: 120, height: 90, channels: 3, background: "teal" } });

function fileOf(name: string, content: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

let png: Buffer;
let gif: Buffer;
let webp: Buffer;

beforeAll(async () => {
  [png, gif, webp] = await Promise.all([
    picture.clone().png().toBuffer(),
    picture.clone().gif().toBuffer(),
    picture.clone().webp().toBuffer(),
  ]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a picture's header", () => {
  test("gives kind and size of a JPEG, progressive or not", async () => {
    expect(readImageHeader(happy)).toMatchObject({ format: "jpeg", complete: true });
    const progressive = await picture.clone().jpeg({ progressive: true }).toBuffer();
    expect(readImageHeader(progressive)).toEqual({ format: "jpeg", width: 120, height: 90, complete: true });
  });

  test("gives kind and size of a PNG", () => {
    expect(readImageHeader(png)).toEqual({ format: "png", width: 120, height: 90, complete: true });
  });

  test("names the kinds that the workshop does not take", () => {
    expect(readImageHeader(gif)).toEqual({ format: "other", kind: "GIF" });
    expect(readImageHeader(webp)).toEqual({ format: "other", kind: "WebP" });
    expect(readImageHeader(Buffer.from("hello"))).toEqual({ format: "other", kind: undefined });
    expect(readImageHeader(new Uint8Array())).toEqual({ format: "other", kind: undefined });
  });

  test("reports a missing end", () => {
    expect(readImageHeader(happy.subarray(0, happy.length - 500))).toMatchObject({ complete: false });
    expect(readImageHeader(happy.subarray(0, 10))).toEqual({ format: "jpeg", width: 0, height: 0, complete: false });
    expect(readImageHeader(png.subarray(0, 20))).toEqual({ format: "png", width: 0, height: 0, complete: false });
    expect(readImageHeader(png.subarray(0, png.length - 8))).toMatchObject({ complete: false });
  });
});

describe("a photo that shall be uploaded", () => {
  test("keeps its own content type, whatever its name says", async () => {
    expect(await readPhotoFile(fileOf("a.jpg", png))).toMatchObject({ contentType: "image/png" });
    expect(await readPhotoFile(fileOf("a.png", happy))).toMatchObject({ contentType: "image/jpeg" });
  });

  test.each([
    ["empty.jpg", () => Buffer.alloc(0), { code: "photo-empty" }],
    ["text.jpg", () => Buffer.from("hello"), { code: "photo-other-format", values: {} }],
    ["gif.jpg", () => gif, { code: "photo-other-format", values: { format: "GIF" } }],
    ["webp.jpg", () => webp, { code: "photo-other-format", values: { format: "WebP" } }],
    ["cut.jpg", () => happy.subarray(0, 9000), { code: "photo-cut-off" }],
    [
      "large.jpg",
      () => Buffer.alloc(16 * 1024 * 1024),
      { code: "photo-too-many-bytes", values: { megabytes: "16.0", limit: 15 } },
    ],
  ])("%s is refused with exit code 2", async (name, content, problem) => {
    const file = fileOf(name, content());
    await expect(readPhotoFile(file)).rejects.toMatchObject({
      code: "bad-photo",
      values: { file, problem },
      exitCode: 2,
    });
  });

  test("a picture that Rekognition would call an invalid parameter is refused for its size", async () => {
    const small = await picture.clone().resize(79, 200).jpeg().toBuffer();
    await expect(readPhotoFile(fileOf("small.jpg", small))).rejects.toMatchObject({
      values: { problem: { code: "photo-too-few-pixels", values: { width: 79, height: 200 } } },
      exitCode: 2,
    });
  });

  test("a picture of too many pixels is refused, however few bytes it has", async () => {
    const wide = await sharp({ create: { width: 10_001, height: 80, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    await expect(readPhotoFile(fileOf("wide.png", wide))).rejects.toMatchObject({
      values: { problem: { code: "photo-too-many-pixels", values: { width: 10_001, height: 80 } } },
    });
  });

  test("a missing file ends with exit code 4", async () => {
    await expect(readPhotoFile(join(folder, "none.jpg"))).rejects.toMatchObject({
      code: "photo-file-not-found",
      values: { file: join(folder, "none.jpg") },
      exitCode: 4,
    });
  });

  test("a folder is not a photo", async () => {
    await expect(readPhotoFile(folder)).rejects.toMatchObject({
      values: { file: folder, problem: { code: "photo-not-a-file" } },
    });
  });
});
