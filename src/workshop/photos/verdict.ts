import type { SeenFace } from "../../aws/photo/detect-faces.ts";

/** Whether the workshop takes a photo, and why, as it is written on the picture. */
export interface Verdict {
  readonly accepted: boolean;
  /** `accepted: one face`, `refused: 2 faces`, `refused: wearing sunglasses, 99 %`. */
  readonly text: string;
}

/** Judges a photo as stage 1 does: exactly one face, and no sunglasses on it. */
export function judgeFaces(faces: readonly Pick<SeenFace, "sunglasses">[]): Verdict {
  const [face] = faces;
  if (!face) return { accepted: false, text: "refused: no face" };
  if (faces.length > 1) return { accepted: false, text: `refused: ${faces.length} faces` };
  if (face.sunglasses.value)
    return { accepted: false, text: `refused: wearing sunglasses, ${Math.round(face.sunglasses.confidence)} %` };
  return { accepted: true, text: "accepted: one face" };
}
