import type { EyeRegion } from "./eye-region.ts";
import type { Finding, Trait } from "./faces.ts";
import type { FittedEye } from "./fit-eyes.ts";
import { type FaceMesh, meshPoint } from "./fit-mesh.ts";

/** Everything the judgements rest on. */
export interface TraitEvidence {
  readonly mesh: FaceMesh;
  readonly meshTrusted: boolean;
  readonly eyes: readonly [FittedEye, FittedEye];
  readonly eyeRegions: readonly EyeRegion[];
  /** Probability of a happy expression, 0 to 1. */
  readonly happy: number;
}

/** Limits measured on labelled photos; see docs/faces.md. */
const limits = { happy: 0.85, eyeOpenness: 0.21, mouthOpening: 0.25, sunglasses: 0.6 } as const;

/** A trait no model here can see: the likelier answer, at a coin's confidence. */
const unknown: Finding = { value: false, confidence: 50 };

/** Says yes or no to each trait, with a confidence that is low where the evidence is weak. */
export function judgeTraits(evidence: TraitEvidence): Record<Trait, Finding> {
  const sunglasses = judgeSunglasses(evidence.eyeRegions);
  const hidden = sunglasses.value;
  return {
    smile: judgeByMargin(evidence.happy - limits.happy, 0.05),
    sunglasses,
    eyeglasses: unknown,
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

function judgeSunglasses(regions: readonly EyeRegion[]): Finding {
  const probability = sunglassesProbability(regions);
  const value = probability > limits.sunglasses;
  const share = value
    ? (probability - limits.sunglasses) / (1 - limits.sunglasses)
    : (limits.sunglasses - probability) / limits.sunglasses;
  return { value, confidence: 50 + 50 * share };
}

/** Probability of sunglasses from what lies over the eyes, 0 to 1: a logistic regression on both eyes' means. */
export function sunglassesProbability(regions: readonly EyeRegion[]): number {
  const mean = (pick: (region: EyeRegion) => number) =>
    regions.reduce((sum, region) => sum + pick(region), 0) / regions.length;
  const z =
    5.1 * mean((region) => region.darknessBelow) +
    0.34 * mean((region) => Math.min(region.colourBelow, 30)) -
    4.1 * mean((region) => region.contrast) -
    2.5 * mean((region) => region.highlight) +
    3.2 * mean((region) => region.evenness) -
    3;
  return 1 / (1 + Math.exp(-z));
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
