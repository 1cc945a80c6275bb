import * as tf from "@tensorflow/tfjs-core";
import { loadPackagedGraphModel } from "./graph-model.ts";
import { type ScoredBox, suppressOverlaps } from "./ssd-detector.ts";

/** Side of the square input in pixels. */
export const objectInputSize = 512;

/** A box in units of the square input, 0 to 1. */
export interface ObjectBox extends ScoredBox {
  /** Number of the kind of thing, as the COCO dataset orders its 80. */
  readonly kind: number;
}

/** Numbers for each detection: the box's corners in pixels, its score, its kind. */
const rowLength = 6;

/** CenterNet: things of 80 kinds, with low recall. Input: channel values 0 to 255. */
export async function loadObjectDetector(): Promise<(input: Float32Array, minimumScore: number) => ObjectBox[]> {
  const model = await loadPackagedGraphModel("centernet");
  return (input, minimumScore) => {
    const output = tf.tidy(() => {
      const image = tf.tensor4d(input, [1, objectInputSize, objectInputSize, 3]);
      const result = model.execute(image, "tower_0/detections");
      return Array.isArray(result) ? result[0] : result;
    });
    if (!output) throw new Error("The object detector has one output");
    const rows = output.dataSync();
    output.dispose();
    const found: ObjectBox[] = [];
    for (let at = 0; at < rows.length; at += rowLength) {
      const [left = 0, top = 0, right = 0, bottom = 0, score = 0, kind = 0] = rows.subarray(at, at + rowLength);
      if (score < minimumScore) continue;
      const [x, y, toX, toY] = [left, top, right, bottom].map((pixels) => pixels / objectInputSize);
      found.push({ left: x ?? 0, top: y ?? 0, right: toX ?? 0, bottom: toY ?? 0, score, kind });
    }
    const kinds = [...new Set(found.map((box) => box.kind))];
    return kinds.flatMap((kind) => suppressOverlaps(found.filter((box) => box.kind === kind)));
  };
}
