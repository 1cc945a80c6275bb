import type { Attribute } from "@aws-sdk/client-rekognition";
import type { Constraint } from "../constraints.ts";

const attributes: readonly Attribute[] = [
  "DEFAULT",
  "ALL",
  "AGE_RANGE",
  "BEARD",
  "EMOTIONS",
  "EYE_DIRECTION",
  "EYEGLASSES",
  "EYES_OPEN",
  "GENDER",
  "MOUTH_OPEN",
  "MUSTACHE",
  "FACE_OCCLUDED",
  "SMILE",
  "SUNGLASSES",
];

/** The constraint of a list of attributes of a face. */
export function constrainAttributes(name: string, value: unknown): Constraint {
  return { name, value, values: attributes };
}
