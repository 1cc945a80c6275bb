import sharp from "sharp";
import { expect, test } from "vitest";
import type { Verdict } from "../../../src/workshop/photos/verdict.ts";
import { drawAnnotation, drawSvg } from "../../../src/workshop/photos/draw-annotation.ts";
import { drawLetters, measureLetters } from "../../../src/workshop/photos/stroke-letters.ts";

const sure = { value: false, confidence: 99 };
const face = {
  box: { left: 0.25, top: 0.5, width: 0.5, height: 0.25 },
  landmarks: [{ name: "nose", x: 0.5, y: 0.6 }],
  confidence: 99,
  sunglasses: sure,
  eyeglasses: sure,
};
const accepted: Verdict = { accepted: true, text: { code: "verdict-accepted" } };

test("the box and the points lie where the shares say, in pixels of the picture", () => {
  const svg = drawSvg({ width: 400, height: 200 }, { faces: [face], verdict: accepted });
  expect(svg).toContain('<rect x="100.0" y="100.0" width="200.0" height="50.0" fill="none" stroke="#1a9850"');
  expect(svg).toContain('<circle cx="200.0" cy="120.0"');
});

test("a turned photo is drawn upright, and large ones are shrunk", async () => {
  const lying = await sharp({ create: { width: 600, height: 300, channels: 3, background: "#808080" } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const drawn = await drawAnnotation(lying, { faces: [face], verdict: accepted, size: 400, format: "png" });
  const { data, info } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true });
  const banner = info.height - 400;
  expect([info.width, banner, info.channels]).toEqual([200, 9, 3]);
  const pixel = (x: number, y: number) => [...data.subarray(((y + banner) * 200 + x) * 3).subarray(0, 3)];
  expect(pixel(199, -9)).toEqual([0x1a, 0x98, 0x50]);
  expect(pixel(199, 0)).toEqual([0x80, 0x80, 0x80]);
  const [red = 255, green = 0] = pixel(50, 250);
  expect(green - red).toBeGreaterThan(90);
  const [, , blue = 255] = pixel(100, 240);
  expect(blue).toBeLessThan(90);
  expect(pixel(20, 380)).toEqual([0x80, 0x80, 0x80]);
});

test("every letter of a verdict has a drawing, and no markup comes from outside", () => {
  const text = "abcdefghijklmnopqrstuvwxyz0123456789:,.%";
  expect(drawLetters(text, 1).match(/<path /g)).toHaveLength(text.length);
  expect(drawLetters("<&>", 1)).toBe("");
});

test("a text takes the room that was measured for it", async () => {
  const text = "refused: 2 faces";
  const width = Math.ceil(measureLetters(text));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 20}" height="12"><g stroke="#000" fill="none">${drawLetters(text, 1)}</g></svg>`;
  const { info } = await sharp(Buffer.from(svg))
    .flatten({ background: "#fff" })
    .trim()
    .toBuffer({ resolveWithObject: true });
  expect(info.width).toBeGreaterThan(width - 3);
  expect(info.width).toBeLessThanOrEqual(width + 3);
});
