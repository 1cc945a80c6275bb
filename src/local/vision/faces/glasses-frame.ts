import type { FaceChip } from "./face-chip.ts";
import { readLab, summarise } from "../image/lab-colour.ts";
import type { Point } from "../image/pixel-image.ts";

/** Steps of lightness that a frame leaves where bare skin has none, as shares of the skin's lightness. */
export interface FrameEdges {
  /** Across the bridge of the nose, where both lenses are joined. */
  readonly bridge: number;
  /** Under the eyes, at the lower rims: the weaker of both. */
  readonly rims: number;
}

/** Points of the mesh: between the eyes, down the nose, and the corners of the eyes. */
const points = {
  betweenEyes: 168,
  nose: 197,
  noseTip: 4,
  eyes: [
    [33, 133],
    [362, 263],
  ],
} as const;

/** Looks for the edges of glasses. */
export function measureFrameEdges(chip: FaceChip): FrameEdges {
  const eyes = points.eyes.map(([first, second]) => {
    const [a, b] = [chip.locate(first), chip.locate(second)];
    return { center: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, width: Math.hypot(b.x - a.x, b.y - a.y) };
  });
  const width = eyes.reduce((sum, eye) => sum + eye.width, 0) / eyes.length;
  const skin = Math.max(
    8,
    summarise(chip, { center: chip.locate(points.noseTip), halfWidth: 4, halfHeight: 4 }).lightness,
  );
  const bridge = chip.locate(points.betweenEyes);
  const strip = (x: number, from: number, to: number, half: number) =>
    steepestStep(chip, { from: { x, y: from }, to, half }) / skin;
  return {
    bridge: strip(bridge.x, bridge.y - 0.15 * width, chip.locate(points.nose).y, 0.14 * width),
    rims: Math.min(
      ...eyes.map(({ center }) => strip(center.x, center.y + 0.38 * width, center.y + width, 0.22 * width)),
    ),
  };
}

/** The greatest change of lightness over three rows, going down a strip of the chip. */
function steepestStep(chip: FaceChip, strip: { from: Point; to: number; half: number }): number {
  const rows: number[] = [];
  const left = Math.max(0, Math.round(strip.from.x - strip.half));
  const right = Math.min(chip.side - 1, Math.round(strip.from.x + strip.half));
  const first = Math.max(0, Math.round(strip.from.y));
  for (let row = first; row <= Math.min(chip.side - 1, strip.to); row++) {
    let sum = 0;
    for (let column = left; column <= right; column++) sum += readLab(chip, column, row)[0];
    rows.push(sum / Math.max(1, right - left + 1));
  }
  return Math.max(0, ...rows.slice(3).map((lightness, index) => Math.abs(lightness - (rows[index] ?? 0))));
}
