import { type FaceMesh, meshPoint } from "./fit-mesh.ts";
import { type ImagePyramid, type Point, sampleImage } from "./pixel-image.ts";
import { type LabImage, type LabStatistics, summarise, toLab } from "./lab-colour.ts";

/** What lies over and around one eye, in CIELAB, measured against the skin of nose and cheeks. */
export interface EyeRegion {
  /** How much darker than skin the area right under the eye is, 0 to 1 (negative when lighter). */
  readonly darknessBelow: number;
  /** Distance of its colour from the skin's, in units of a and b. */
  readonly colourBelow: number;
  /** Spread from dark to light in the eye's own window, as a share of the skin's lightness. */
  readonly contrast: number;
  /** The lightest tenth in the eye's window, as a share of the skin's lightness. */
  readonly highlight: number;
  /** How even the area of a lens is, 0 to 1. */
  readonly evenness: number;
  /** How much darker than skin the whole area of a lens is. */
  readonly darkness: number;
  /** How much darker the area of a lens is than the ring around it. */
  readonly edge: number;
}

/** Side of the square the face is sampled to, in pixels. */
const chipSide = 192;

/** Corners of the eyes, left and right as seen on screen: outer and inner for each. */
const corners = [
  [33, 133],
  [263, 362],
] as const;

/** Points of cheeks and nose that neither glasses nor most beards cover. */
const skinPoints = [205, 425, 50, 280, 4, 45, 275] as const;

/** Measures both eyes, left and right as seen on screen. */
export function measureEyeRegions(pyramid: ImagePyramid, mesh: FaceMesh): readonly EyeRegion[] {
  const { square } = mesh;
  const step = square.size / chipSide;
  const cos = Math.cos(square.angle);
  const sin = Math.sin(square.angle);
  const half = (chipSide - 1) / 2;
  const pixels = sampleImage(pyramid, {
    map: [
      cos * step,
      -sin * step,
      square.x - 0.5 - (cos - sin) * step * half,
      sin * step,
      cos * step,
      square.y - 0.5 - (sin + cos) * step * half,
    ],
    width: chipSide,
    height: chipSide,
  });
  const image = toLab(pixels, chipSide);
  const toChip = (index: number): Point => {
    const { x, y } = meshPoint(mesh, index);
    const [u, v] = [x - square.x, y - square.y];
    return { x: (u * cos + v * sin) / step + half + 0.5, y: (v * cos - u * sin) / step + half + 0.5 };
  };
  const skin = measureSkin(image, skinPoints.map(toChip));
  return corners.map(([outer, inner]) => measureEye(image, toChip(outer), toChip(inner), skin));
}

function measureSkin(image: LabImage, points: readonly Point[]): LabStatistics {
  const patches = points
    .map((center) => summarise(image, { center, halfWidth: 4, halfHeight: 4 }))
    .toSorted((a, b) => a.lightness - b.lightness);
  // The darkest patches may be beard or shade, the lightest a reflection.
  const kept = patches.slice(2, -1);
  const mean = (pick: (patch: LabStatistics) => number) =>
    kept.reduce((sum, patch) => sum + pick(patch), 0) / Math.max(1, kept.length);
  return {
    lightness: mean((patch) => patch.lightness),
    a: mean((patch) => patch.a),
    b: mean((patch) => patch.b),
    dark: mean((patch) => patch.dark),
    light: mean((patch) => patch.light),
    spread: mean((patch) => patch.spread),
  };
}

function measureEye(image: LabImage, outer: Point, inner: Point, skin: LabStatistics): EyeRegion {
  const center = { x: (outer.x + inner.x) / 2, y: (outer.y + inner.y) / 2 };
  const width = Math.hypot(outer.x - inner.x, outer.y - inner.y);
  const skinLightness = Math.max(skin.lightness, 5);
  const below = summarise(image, {
    center: { x: center.x, y: center.y + 0.48 * width },
    halfWidth: 0.4 * width,
    halfHeight: 0.14 * width,
  });
  const window = summarise(image, { center, halfWidth: 0.52 * width, halfHeight: 0.24 * width });
  const lens = summarise(image, {
    center: { x: center.x, y: center.y + 0.12 * width },
    halfWidth: 0.55 * width,
    halfHeight: 0.42 * width,
  });
  const ring = summarise(image, {
    center: { x: center.x, y: center.y + 1.05 * width },
    halfWidth: 0.4 * width,
    halfHeight: 0.14 * width,
  });
  return {
    darknessBelow: (skinLightness - below.lightness) / skinLightness,
    colourBelow: Math.hypot(below.a - skin.a, below.b - skin.b),
    contrast: (window.light - window.dark) / skinLightness,
    highlight: window.light / skinLightness,
    evenness: Math.exp(-lens.spread / 8),
    darkness: (skinLightness - lens.lightness) / skinLightness,
    edge: (ring.lightness - lens.lightness) / skinLightness,
  };
}
