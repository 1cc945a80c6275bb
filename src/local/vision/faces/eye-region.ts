import type { FaceChip } from "./face-chip.ts";
import { type LabStatistics, summarise } from "../image/lab-colour.ts";
import type { Point } from "../image/pixel-image.ts";

/** The region over and around the eyes, in CIELAB, against the skin of nose and cheeks. Means of both eyes. */
export interface EyeRegion {
  /** How much darker than skin the area right under the eyes is, as a share (negative when lighter). */
  readonly darknessBelow: number;
  /** Distance of its colour from the skin's, in units of a and b. */
  readonly colourBelow: number;
  /** From the dark tenth to the light tenth in the eyes' own window, as a share of the skin's lightness. */
  readonly contrast: number;
  /** The light tenth in that window, as a share of the skin's lightness. */
  readonly highlight: number;
  /** How even the area of a lens is, 0 to 1. */
  readonly evenness: number;
  /** Lightness of the skin, 0 to 100: in the dark nothing follows from it. */
  readonly skinLightness: number;
  /** Distance of the skin from grey: close to zero in a photo without colours. */
  readonly skinColour: number;
}

/** Corners of the eyes, left and right as seen on screen. */
const corners = [
  [33, 133],
  [362, 263],
] as const;

/** Points of cheeks and nose that neither glasses nor most beards cover. */
const skinPoints = [205, 425, 50, 280, 4, 45, 275] as const;
const skinPatch = 6;

/** Darker skin than this is lit up before anything is compared with it: differences of colour shrink with the light. */
const leastLightness = 40;

/** More would show the noise of a dark photo instead. */
const mostGain = 2.5;

/** Measures what sunglasses change. */
export function measureEyeRegion(photographed: FaceChip): EyeRegion {
  const { lightness } = measureSkin(photographed);
  const chip = lightness < leastLightness ? lightUp(photographed, leastLightness / lightness) : photographed;
  const skin = measureSkin(chip);
  const eyes = corners.map(([first, second]) => measureEye(chip, chip.locate(first), chip.locate(second), skin));
  const mean = (pick: (eye: EyeMeasures) => number) => eyes.reduce((sum, eye) => sum + pick(eye), 0) / eyes.length;
  return {
    darknessBelow: mean((eye) => eye.darknessBelow),
    colourBelow: mean((eye) => eye.colourBelow),
    contrast: mean((eye) => eye.contrast),
    highlight: mean((eye) => eye.highlight),
    evenness: mean((eye) => eye.evenness),
    skinLightness: lightness,
    skinColour: Math.hypot(skin.a, skin.b),
  };
}

/** The same face under more light; lightness grows about as the values do. */
function lightUp(chip: FaceChip, gain: number): FaceChip {
  const factor = Math.min(mostGain, gain);
  return { ...chip, pixels: chip.pixels.map((value) => Math.min(255, value * factor)) };
}

type Skin = Pick<LabStatistics, "lightness" | "a" | "b">;

function measureSkin(chip: FaceChip): Skin {
  const patches = skinPoints
    .map((index) => summarise(chip, { center: chip.locate(index), halfWidth: skinPatch, halfHeight: skinPatch }))
    .toSorted((first, second) => first.lightness - second.lightness);
  // The darkest patches may be beard or shade, the lightest a reflection.
  const kept = patches.slice(2, -1);
  const mean = (pick: (patch: LabStatistics) => number) =>
    kept.reduce((sum, patch) => sum + pick(patch), 0) / Math.max(1, kept.length);
  return { lightness: mean((patch) => patch.lightness), a: mean((patch) => patch.a), b: mean((patch) => patch.b) };
}

type EyeMeasures = Omit<EyeRegion, "skinLightness" | "skinColour">;

/** Colours this far from the skin's all say the same. */
const mostColour = 30;

function measureEye(chip: FaceChip, first: Point, second: Point, skin: Skin): EyeMeasures {
  const center = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
  const width = Math.hypot(second.x - first.x, second.y - first.y);
  const skinLightness = Math.max(skin.lightness, 5);
  const area = (down: number, halfWidth: number, halfHeight: number) =>
    summarise(chip, {
      center: { x: center.x, y: center.y + down * width },
      halfWidth: halfWidth * width,
      halfHeight: halfHeight * width,
    });
  const below = area(0.48, 0.4, 0.14);
  const window = area(0, 0.52, 0.24);
  const lens = area(0.12, 0.55, 0.42);
  return {
    darknessBelow: (skinLightness - below.lightness) / skinLightness,
    colourBelow: Math.min(mostColour, Math.hypot(below.a - skin.a, below.b - skin.b)),
    contrast: (window.light - window.dark) / skinLightness,
    highlight: window.light / skinLightness,
    evenness: Math.exp(-lens.spread / 8),
  };
}
