import type { FaceChip } from "../faces/face-chip.ts";
import type { Point } from "./pixel-image.ts";

/** An ellipse of a chip, in pixels. */
interface Ellipse {
  readonly center: Point;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** Means over an area in CIELAB, its lightness at the 10th and 90th percentile, and how far lightness spreads. */
export interface LabStatistics {
  /** 0 to 100. */
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
  readonly dark: number;
  readonly light: number;
  /** Standard deviation of lightness. */
  readonly spread: number;
}

/** Summarises the pixels of an ellipse; one that lies outside the chip gives zeros. */
export function summarise(chip: FaceChip, { center, halfWidth, halfHeight }: Ellipse): LabStatistics {
  const lightness: number[] = [];
  let [sumA, sumB] = [0, 0];
  const last = chip.side - 1;
  for (let y = Math.max(0, Math.ceil(center.y - halfHeight)); y <= Math.min(last, center.y + halfHeight); y++) {
    for (let x = Math.max(0, Math.ceil(center.x - halfWidth)); x <= Math.min(last, center.x + halfWidth); x++) {
      const isInside = ((x - center.x) / halfWidth) ** 2 + ((y - center.y) / halfHeight) ** 2 <= 1;
      if (!isInside) continue;
      const [l, a, b] = readLab(chip, x, y);
      lightness.push(l);
      sumA += a;
      sumB += b;
    }
  }
  const count = Math.max(1, lightness.length);
  const mean = lightness.reduce((sum, value) => sum + value, 0) / count;
  const variance = lightness.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  lightness.sort((first, second) => first - second);
  const at = (share: number) => lightness[Math.floor((lightness.length - 1) * share)] ?? 0;
  return {
    lightness: mean,
    a: sumA / count,
    b: sumB / count,
    dark: at(0.1),
    light: at(0.9),
    spread: Math.sqrt(variance),
  };
}

/** A pixel's lightness (0 to 100), a and b: sRGB under D65. */
export function readLab(chip: FaceChip, column: number, row: number): readonly [l: number, a: number, b: number] {
  const at = (row * chip.side + column) * 3;
  const red = linearise(chip.pixels[at] ?? 0);
  const green = linearise(chip.pixels[at + 1] ?? 0);
  const blue = linearise(chip.pixels[at + 2] ?? 0);
  const x = compress((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = compress(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = compress((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function linearise(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function compress(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}
