/** The attributes of a face that a passport photo is judged by, in the order of their reasons. */
export const passportTraits = ["Smile", "Sunglasses", "EyesOpen", "MouthOpen"] as const;

type PassportTrait = (typeof passportTraits)[number];

/** The demanded value of a trait, and Rekognition's least confidence in percent. */
export interface Threshold {
  readonly desiredValue: boolean;
  readonly minConfidence: number;
}

export type Thresholds = Readonly<Record<PassportTrait, Threshold>>;

/** A trait as Rekognition sees it. Confidence is in percent. */
export interface Seen {
  readonly Value: boolean;
  readonly Confidence: number;
}

export type SeenTraits = Readonly<Record<PassportTrait, Seen>>;

/** Why a photo does not pass. */
export type PassportReason =
  | {
      readonly name: PassportTrait;
      readonly value: boolean;
      readonly desiredValue: boolean;
      readonly confidence: number;
      readonly minConfidence: number;
    }
  | { readonly name: "NoFace" | "TooLarge" | "UnsupportedFormat" }
  | { readonly name: "SeveralFaces"; readonly count: number };

/** The verdict on a photo. */
export interface PassportVerdict {
  readonly result: "PASS" | "FAIL";
  readonly reasons: readonly PassportReason[];
  /** Undefined where the photo could not be read. */
  readonly faceCount: number | undefined;
  /** Of the one face; undefined where there is not exactly one. */
  readonly traits: SeenTraits | undefined;
}

/** The thresholds of the workshop's text, with another confidence for all where one is given. */
export function defaultThresholds(minConfidence = 90): Thresholds {
  const threshold = (desiredValue: boolean): Threshold => ({ desiredValue, minConfidence });
  return {
    Smile: threshold(false),
    Sunglasses: threshold(false),
    EyesOpen: threshold(true),
    MouthOpen: threshold(false),
  };
}

/**
 * Judges the faces of a photo: there must be one, and each of its traits must have the desired value, surely enough.
 */
export function judgeFaces(faces: readonly SeenTraits[], thresholds: Thresholds): PassportVerdict {
  const [face] = faces;
  const faceCount = faces.length;
  if (face === undefined) return { result: "FAIL", reasons: [{ name: "NoFace" }], faceCount, traits: undefined };
  if (faceCount > 1) {
    return { result: "FAIL", reasons: [{ name: "SeveralFaces", count: faceCount }], faceCount, traits: undefined };
  }
  const reasons = passportTraits.flatMap((name): PassportReason[] => {
    const { Value: value, Confidence: confidence } = face[name];
    const { desiredValue, minConfidence } = thresholds[name];
    if (value === desiredValue && confidence > minConfidence) return [];
    return [{ name, value, desiredValue, confidence, minConfidence }];
  });
  return { result: reasons.length === 0 ? "PASS" : "FAIL", reasons, faceCount, traits: face };
}

/** Rekognition's errors about a photo itself, which no repetition changes. */
const unreadable: Readonly<Record<string, "TooLarge" | "UnsupportedFormat">> = {
  ImageTooLargeException: "TooLarge",
  InvalidImageFormatException: "UnsupportedFormat",
  // A photo without content, or with a side shorter than 80 pixels.
  InvalidParameterException: "UnsupportedFormat",
};

/** The verdict that an error of DetectFaces stands for; undefined for an error of another kind. */
export function judgeUnreadable(error: unknown): PassportVerdict | undefined {
  const name = error instanceof Error && Object.hasOwn(unreadable, error.name) ? unreadable[error.name] : undefined;
  return name && { result: "FAIL", reasons: [{ name }], faceCount: undefined, traits: undefined };
}

/** The traits of a face in Rekognition's answer. A trait that it does not know counts as unsure. */
export function readTraits(face: Readonly<Partial<Record<PassportTrait, unknown>>>): SeenTraits {
  const read = (name: PassportTrait): Seen => {
    const seen = face[name];
    const { Value, Confidence }: { Value?: unknown; Confidence?: unknown } =
      typeof seen === "object" && seen !== null ? seen : {};
    return { Value: Value === true, Confidence: typeof Confidence === "number" ? Confidence : 0 };
  };
  return {
    Smile: read("Smile"),
    Sunglasses: read("Sunglasses"),
    EyesOpen: read("EyesOpen"),
    MouthOpen: read("MouthOpen"),
  };
}
