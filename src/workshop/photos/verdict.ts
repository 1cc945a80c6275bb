import type { Message } from "../../text/areas.ts";
import type { SeenFace } from "../../aws/photo/detect-faces.ts";

/** Whether the workshop takes a photo, and why, as it is written on the picture. */
export interface Verdict {
  readonly accepted: boolean;
  /** `verdict-accepted`, `verdict-several-faces`, `verdict-sunglasses`. */
  readonly text: Message<"outcome">;
}

/** Judges a photo as stage 1 does: exactly one face, and no sunglasses on it. */
export function judgeFaces(faces: readonly Pick<SeenFace, "sunglasses">[]): Verdict {
  const [face] = faces;
  if (!face) return { accepted: false, text: { code: "verdict-no-face" } };
  if (faces.length > 1)
    return { accepted: false, text: { code: "verdict-several-faces", values: { count: faces.length } } };
  const { value, confidence } = face.sunglasses;
  if (value)
    return { accepted: false, text: { code: "verdict-sunglasses", values: { percent: Math.round(confidence) } } };
  return { accepted: true, text: { code: "verdict-accepted" } };
}
