import type { Point } from "./pixel-image.ts";

/** A square image in CIELAB: lightness 0 to 100, a and b around zero, three numbers a pixel. */
export interface LabImage {
  readonly side: number;
  readonly values: Float32Array;
}

/** An ellipse of an image, in pixels. */
export interface Ellipse {
  readonly center: Point;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Means over an area, its lightness at the 10th and 90th percentile, and the standard deviation of lightness. */
export interface LabStatistics {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
  readonly dark: number;
  readonly light: number;
  readonly spread: number;
}

/** Converts sRGB values (0 to 255) to CIELAB under D65. */
export function toLab(pixels: Float32Array, side: number): LabImage {
  const values = new Float32Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 3) {
    const red = linearise(pixels[at] ?? 0);
    const green = linearise(pixels[at + 1] ?? 0);
    const blue = linearise(pixels[at + 2] ?? 0);
    const x = compress((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
    const y = compress(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    const z = compress((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
    values[at] = 116 * y - 16;
    values[at + 1] = 500 * (x - y);
    values[at + 2] = 200 * (y - z);
  }
  return { side, values };
}

function linearise(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function compress(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

/** Summarises the pixels of an ellipse; one that lies outside the image gives zeros. */
export function summarise(image: LabImage, { center, halfWidth, halfHeight }: Ellipse): LabStatistics {
  const lightness: number[] = [];
  let [a, b] = [0, 0];
  const last = image.side - 1;
  for (let y = Math.max(0, Math.ceil(center.y - halfHeight)); y <= Math.min(last, center.y + halfHeight); y++) {
    for (let x = Math.max(0, Math.ceil(center.x - halfWidth)); x <= Math.min(last, center.x + halfWidth); x++) {
      const inside = ((x - center.x) / halfWidth) ** 2 + ((y - center.y) / halfHeight) ** 2 <= 1;
      if (!inside) continue;
      const at = (y * image.side + x) * 3;
      lightness.push(image.values[at] ?? 0);
      a += image.values[at + 1] ?? 0;
      b += image.values[at + 2] ?? 0;
    }
  }
  const count = Math.max(1, lightness.length);
  const mean = lightness.reduce((sum, value) => sum + value, 0) / count;
  const variance = lightness.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  lightness.sort((first, second) => first - second);
  const at = (share: number) => lightness[Math.floor((lightness.length - 1) * share)] ?? 0;
  return { lightness: mean, a: a / count, b: b / count, dark: at(0.1), light: at(0.9), spread: Math.sqrt(variance) };
}
