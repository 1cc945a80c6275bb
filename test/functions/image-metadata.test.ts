import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { readExif } from "../../src/functions/image-metadata/read-exif.ts";
import { plainOf, toAttributeValue } from "../../src/functions/shared/attribute-value.ts";
import { packageRoot } from "../../src/package-root.ts";

const photo = await readFile(join(packageRoot, "templates", "metadata-photos", "metadata.jpg"));
const { exif } = await sharp(photo).metadata();

describe("EXIF data", () => {
  test("of a photo is read with its place", () => {
    expect(readExif(exif)).toEqual({
      make: "Wild Rydes",
      model: "Unicorn Cam 1",
      dateTimeOriginal: "2017:11:27 09:30:00",
      latitude: { D: 45, M: 49, S: 57.39, Direction: "N" },
      longitude: { D: 6, M: 51, S: 51.83, Direction: "E" },
    });
  });

  test("that is absent, or without EXIF data, is empty", () => {
    expect(readExif(undefined)).toEqual({});
    expect(readExif(Buffer.from("Exif\0\0"))).toEqual({});
    expect(readExif(Buffer.from("not a TIFF structure at all"))).toEqual({});
  });

  test("that is damaged or cut off anywhere does not throw", () => {
    const block = Buffer.from(exif ?? []);
    expect(block.length).toBeGreaterThan(100);
    for (let length = 0; length < block.length; length += 1)
      expect(() => readExif(block.subarray(0, length))).not.toThrow();
    for (let at = 6; at < block.length; at += 1) {
      const damaged = Buffer.from(block);
      damaged.fill(0xff, at, Math.min(at + 2, damaged.length));
      expect(() => readExif(damaged)).not.toThrow();
    }
  });
});

describe("an item's attributes", () => {
  test("are made of texts, numbers, lists and objects; members without a value are left out", () => {
    const value = plainOf({ a: "x", b: 1.5, c: ["y", 2], d: { e: undefined, f: null, g: "z" }, h: true });
    expect(value && toAttributeValue(value)).toEqual({
      M: {
        a: { S: "x" },
        b: { N: "1.5" },
        c: { L: [{ S: "y" }, { N: "2" }] },
        d: { M: { g: { S: "z" } } },
      },
    });
  });
});
