import type { QualityFilter, Reason } from "@aws-sdk/client-rekognition";
import type { FaceDescription } from "../../../vision/faces/faces.ts";

interface Bar {
  /** 0 to 100. */
  readonly brightness: number;
  readonly sharpness: number;
  readonly confidence: number;
  /** Degrees the head may be turned either way, up and down. */
  readonly turn: number;
  /** Share of the photo's width and height that a face must reach in one of them. */
  readonly size: number;
}

/**
 * The bars that a face must reach to be indexed or searched for. AWS does not publish its own: these are this
 * project's.
 */
const bars: Readonly<Record<Exclude<QualityFilter, "NONE" | "AUTO">, Bar>> = {
  LOW: { brightness: 5, sharpness: 8, confidence: 70, turn: 65, size: 0.02 },
  MEDIUM: { brightness: 12, sharpness: 20, confidence: 85, turn: 55, size: 0.03 },
  HIGH: { brightness: 25, sharpness: 40, confidence: 95, turn: 40, size: 0.05 },
};

/** Why a face does not pass a filter; empty when it does. `AUTO` is the low bar. */
export function failQuality(face: FaceDescription, filter: QualityFilter): Reason[] {
  if (filter === "NONE") return [];
  const bar = filter === "AUTO" ? bars.LOW : bars[filter];
  const reasons: readonly (readonly [Reason, boolean])[] = [
    ["EXTREME_POSE", Math.abs(face.pose.yaw) > bar.turn || Math.abs(face.pose.pitch) > bar.turn],
    ["LOW_BRIGHTNESS", face.quality.brightness < bar.brightness],
    ["LOW_SHARPNESS", face.quality.sharpness < bar.sharpness],
    ["LOW_CONFIDENCE", face.confidence < bar.confidence],
    ["SMALL_BOUNDING_BOX", Math.max(face.box.width, face.box.height) < bar.size],
  ];
  return reasons.flatMap(([reason, applies]) => (applies ? [reason] : []));
}
