import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { packageRoot } from "../../src/package-root.ts";

const folder = join(packageRoot, "templates", "photos");
const photos = [
  ["1_happy_face.jpg", 1200, 800],
  ["2_sunglass_face.jpg", 1200, 800],
  ["3_multiple_faces.jpg", 1200, 800],
  ["4_no_face.jpg", 1200, 800],
  ["5_same_person.jpg", 1200, 1014],
  ["6_other_person.jpg", 1024, 1200],
] as const;

test("there are six photos", async () => {
  expect((await readdir(folder)).toSorted()).toEqual(photos.map(([name]) => name));
});

test.each(photos)("%s is a plain JPEG of %i×%i, below 400 KB", async (name, width, height) => {
  const { format, width: actualWidth, height: actualHeight, exif, space } = await sharp(join(folder, name)).metadata();
  expect({ format, width: actualWidth, height: actualHeight, exif, space }).toEqual({
    format: "jpeg",
    width,
    height,
    exif: undefined,
    space: "srgb",
  });
  expect((await stat(join(folder, name))).size).toBeLessThan(400_000);
});

test("each photo has its origin documented", async () => {
  const origins = await readFile(join(packageRoot, "docs", "photos.md"), "utf8");
  expect(photos.filter(([name]) => !origins.includes(`| \`${name}\` |`))).toEqual([]);
});
