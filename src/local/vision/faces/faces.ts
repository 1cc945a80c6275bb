import type { Expression } from "../networks/dense-network.ts";

/**
 * At most this many faces of a photo are described, the largest: Rekognition's limit for detecting, indexing and
 * comparing.
 */
export const maximumFaces = 100;

/** The engine's findings on one photo. */
export interface PhotoAnalysis {
  /** Sides of the upright photo the faces were found on, in pixels; shares below refer to it. */
  readonly width: number;
  readonly height: number;
  /** Largest first, at most `maximumFaces`. */
  readonly faces: readonly FaceDescription[];
}

/** One face. Positions are shares of the photo's width and height; left and right are the viewer's. */
export interface FaceDescription {
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** How sure it is that this is a face, 0 to 100. */
  readonly confidence: number;
  readonly landmarks: readonly NamedPoint[];
  /** Degrees: roll clockwise, yaw to the viewer's right, pitch upwards. */
  readonly pose: { readonly roll: number; readonly yaw: number; readonly pitch: number };
  /** 0 to 100 each. */
  readonly quality: { readonly brightness: number; readonly sharpness: number };
  /** Years. */
  readonly age: number;
  /** Probability of a man's face, 0 to 1. */
  readonly male: number;
  /** Probabilities that sum to 1. */
  readonly expressions: Readonly<Record<Expression, number>>;
  readonly traits: Readonly<Record<Trait, Finding>>;
  readonly eyeDirection: { readonly yaw: number; readonly pitch: number; readonly confidence: number };
  /** 128 numbers; compare two with `compareDescriptors`. Biometric data. */
  readonly descriptor: Float32Array;
}

interface NamedPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export const traits = [
  "smile",
  "eyeglasses",
  "sunglasses",
  "beard",
  "mustache",
  "eyesOpen",
  "mouthOpen",
  "occluded",
] as const;
export type Trait = (typeof traits)[number];

/** Yes or no, and how sure, 50 to 100: 50 means that the engine does not know. */
export interface Finding {
  readonly value: boolean;
  readonly confidence: number;
}
