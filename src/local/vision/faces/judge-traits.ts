import type { EyeRegion } from "./eye-region.ts";
import type { Finding, Trait } from "./faces.ts";
import type { FrameEdges } from "./glasses-frame.ts";
import type { FittedEye } from "./fit-eyes.ts";
import { type FaceMesh, meshPoint } from "./fit-mesh.ts";
import type { Point } from "../image/pixel-image.ts";

/** Everything the judgements rest on. */
interface TraitEvidence {
  readonly mesh: FaceMesh;
  readonly meshTrusted: boolean;
  readonly eyes: readonly [FittedEye, FittedEye];
  readonly eyeRegion: EyeRegion;
  readonly frame: FrameEdges;
  /** Probability of a happy expression, 0 to 1. */
  readonly happy: number;
}

/** Limits measured on labelled photos; see docs/faces.md. */
const limits = { smile: 0.85, eyeOpenness: 0.21, mouthOpening: 0.25, sunglasses: 0.6, glasses: 0.5 } as const;

/** A trait no model here can see: the likelier answer, at a coin's confidence. */
const unknown: Finding = { value: false, confidence: 50 };

/** Says yes or no to each trait, with a confidence that is low where the evidence is weak. */
export function judgeTraits(evidence: TraitEvidence): Record<Trait, Finding> {
  const sunglasses = judgeProbability(sunglassesProbability(evidence.eyeRegion), limits.sunglasses);
  const glasses = judgeProbability(glassesProbability(evidence.frame), limits.glasses);
  const hidden = sunglasses.value;
  return {
    smile: judgeByMargin(Math.max(evidence.happy, openSmileProbability(evidence.mesh)) - limits.smile, 0.05),
    sunglasses,
    eyeglasses: hidden ? { value: false, confidence: sunglasses.confidence } : glasses,
    beard: unknown,
    mustache: unknown,
    eyesOpen: hidden ? { value: true, confidence: 55 } : judgeEyesOpen(evidence.eyes),
    mouthOpen: judgeByMargin(mouthOpening(evidence.mesh) - limits.mouthOpening, 0.06),
    occluded: evidence.meshTrusted ? { value: hidden, confidence: hidden ? 70 : 75 } : unknown,
  };
}

function judgeEyesOpen(eyes: readonly [FittedEye, FittedEye]): Finding {
  const openness = (eyes[0].openness + eyes[1].openness) / 2;
  return judgeByMargin(openness - limits.eyeOpenness, 0.025);
}

function judgeProbability(probability: number, limit: number): Finding {
  const value = probability > limit;
  const share = value ? (probability - limit) / (1 - limit) : (limit - probability) / limit;
  return { value, confidence: 50 + 50 * share };
}

/** Probability of sunglasses, 0 to 1: a logistic regression on what lies over the eyes. */
function sunglassesProbability(region: EyeRegion): number {
  // A photo without colours hides what colour would say: it gets what says little either way.
  const colour = Math.max(region.colourBelow, 8 * (1 - Math.min(1, region.skinColour / 4)));
  const evidence =
    6 * region.darknessBelow +
    0.3 * colour -
    5.1 * region.contrast -
    1.5 * region.highlight +
    3.6 * region.evenness -
    3.65;
  // In the dark everything is dark and even.
  const light = Math.min(1, Math.max(0, (region.skinLightness - 6) / 14));
  return sigmoid(evidence * light - 2 * (1 - light));
}

/**
 * Probability of glasses of any kind, 0 to 1, from the edges of a frame. Weak edges at both places say more than a
 * strong one at either, which a shadow or a fold can be; but a frame may leave the lower rims out.
 */
export function glassesProbability({ bridge, rims }: FrameEdges): number {
  const both = Math.max(-0.04, Math.min(bridge, rims) - 0.15);
  return sigmoid(9 * (bridge - 0.27) + 6 * (rims - 0.18) + 16 * both);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/**
 * Probability of a smile that shows teeth, 0 to 1. The expression network overlooks some of them; in the mesh a smile
 * draws the corners of the mouth up to the upper lip, while a mouth that only opens keeps them half way.
 */
function openSmileProbability(mesh: FaceMesh): number {
  const [left, right, upper, lower] = [61, 291, 13, 14].map((index) => meshPoint(mesh, index));
  if (!left || !right || !upper || !lower) return 0;
  const width = Math.hypot(right.x - left.x, right.y - left.y);
  const [downX, downY] = [(left.y - right.y) / width, (right.x - left.x) / width];
  const belowCorners = (point: Point) =>
    ((point.x - (left.x + right.x) / 2) * downX + (point.y - (left.y + right.y) / 2) * downY) / width;
  const [top, bottom] = [belowCorners(upper), belowCorners(lower)];
  const gap = bottom - top;
  if (gap < 0.06) return 0;
  return Math.min(1, gap / 0.1) * sigmoid(25 * ((bottom + top) / gap - 0.52));
}

/** Height of the gap between the lips as a share of the mouth's width. */
function mouthOpening(mesh: FaceMesh): number {
  const distance = (first: number, second: number) => {
    const [a, b] = [meshPoint(mesh, first), meshPoint(mesh, second)];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  return distance(13, 14) / distance(78, 308);
}

/** Yes above zero, no below; `scale` is the margin at which three quarters of the doubt is gone. */
function judgeByMargin(margin: number, scale: number): Finding {
  return { value: margin > 0, confidence: 50 + 50 * (1 - Math.exp((-1.4 * Math.abs(margin)) / scale)) };
}
