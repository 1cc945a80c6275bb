import * as tf from "@tensorflow/tfjs-core";
import { loadPackagedGraphModel } from "./graph-model.ts";
import { type ScoredBox, suppressOverlaps } from "./ssd-detector.ts";

/** Side of the square input in pixels. */
export const blazefaceInputSize = 256;

/** A box in units of the square input with the points the network marks, left and right as seen on screen. */
export interface BlazefaceBox extends ScoredBox {
  readonly leftEye: readonly [x: number, y: number];
  readonly rightEye: readonly [x: number, y: number];
}

/** Numbers the network gives for each anchor: box offset and size, then six points. */
const rowLength = 16;

/** BlazeFace (back camera): quick, best for faces that fill much of the photo. Input: channel values 0 to 255. */
export async function loadBlazefaceDetector(): Promise<(input: Float32Array, minimumScore: number) => BlazefaceBox[]> {
  const model = await loadPackagedGraphModel("blazeface");
  const anchors = [...listAnchors(16, 2), ...listAnchors(32, 6)];
  return (input, minimumScore) => {
    const outputs = tf.tidy(() => {
      const image = tf.tensor4d(input, [1, blazefaceInputSize, blazefaceInputSize, 3]);
      const result = model.execute(tf.sub(tf.div(image, 127.5), 1));
      return Array.isArray(result) ? result : [result];
    });
    // Two grids, each with a tensor of scores and one of rows. Their sizes differ: 384, 512, 6144, 8192.
    const [coarseScores, fineScores, coarseRows, fineRows] = outputs
      .toSorted((a, b) => a.size - b.size)
      .map((tensor) => tensor.dataSync());
    tf.dispose(outputs);
    if (!coarseScores || !fineScores || !coarseRows || !fineRows) throw new Error("blazeface has four outputs");
    const boxes: BlazefaceBox[] = [];
    for (const [index, anchor] of anchors.entries()) {
      const isFine = index < fineScores.length;
      const place = isFine ? index : index - fineScores.length;
      const score = 1 / (1 + Math.exp(-((isFine ? fineScores : coarseScores)[place] ?? 0)));
      if (score < minimumScore) continue;
      const row = (isFine ? fineRows : coarseRows).subarray(place * rowLength, (place + 1) * rowLength);
      boxes.push(decodeRow(row, anchor, score));
    }
    return suppressOverlaps(boxes, 0.3);
  };
}

type Anchor = readonly [x: number, y: number];

function listAnchors(stride: number, perCell: number): Anchor[] {
  const cells = blazefaceInputSize / stride;
  return Array.from({ length: cells * cells * perCell }, (_, index) => {
    const cell = Math.floor(index / perCell);
    return [stride * ((cell % cells) + 0.5), stride * (Math.floor(cell / cells) + 0.5)] as const;
  });
}

function decodeRow(row: ArrayLike<number>, [anchorX, anchorY]: Anchor, score: number): BlazefaceBox {
  const point = (index: number) =>
    [
      ((row[index] ?? 0) + anchorX) / blazefaceInputSize,
      ((row[index + 1] ?? 0) + anchorY) / blazefaceInputSize,
    ] as const;
  const [x, y] = point(0);
  const width = (row[2] ?? 0) / blazefaceInputSize;
  const height = (row[3] ?? 0) / blazefaceInputSize;
  return {
    left: x - width / 2,
    top: y - height / 2,
    right: x + width / 2,
    bottom: y + height / 2,
    score,
    leftEye: point(4),
    rightEye: point(6),
  };
}
