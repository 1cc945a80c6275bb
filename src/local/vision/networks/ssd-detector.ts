import * as tf from "@tensorflow/tfjs-core";
import { type Layer, asFilter, asVector, convolution, depthwiseConvolution } from "./layers.ts";
import { type Weights, readWeights } from "./weights.ts";

/** Sides of the square input in pixels: the full one, and a fifth of its area for a quick look. */
export const ssdInputSizes = { full: 512, quick: 224 } as const;
export type SsdInputSize = (typeof ssdInputSizes)[keyof typeof ssdInputSizes];

/** A box in units of the square input, 0 to 1, and how sure the network is. */
export interface ScoredBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly score: number;
}

const batchNormEpsilon = 0.001;
const stridedBlocks = new Set([2, 4, 6, 12]);

/**
 * Single-shot detector on MobileNet v1: slow and thorough, also for small and turned faces. Input: channel values 0 to
 * 255 of a square whose side is one of `ssdInputSizes`.
 */
export async function loadSsdDetector(): Promise<(input: Float32Array, minimumScore: number) => ScoredBox[]> {
  const weights = await readWeights("ssd_mobilenetv1_model");
  const stem = pointwise(weights, "MobilenetV1/Conv2d_0_pointwise", 2);
  const blocks = Array.from({ length: 13 }, (_, index) => mobileBlock(weights, index + 1));
  const extras = Array.from({ length: 8 }, (_, index) =>
    pointwise(weights, `Prediction/Conv2d_${index}_pointwise`, index % 2 === 1 ? 2 : 1),
  );
  const predictors = Array.from({ length: 6 }, (_, index) => predictor(weights, index));
  const anchors = readAnchors(weights("Output/extra_dim"));

  return (input, minimumScore) => {
    const side = Math.sqrt(input.length / 3);
    const output = tf.tidy(() => {
      let x = stem(tf.sub(tf.div(tf.tensor4d(input, [1, side, side, 3]), 127.5), 1));
      const maps: tf.Tensor4D[] = [];
      for (const [index, block] of blocks.entries()) {
        x = block(x);
        if (index === 10 || index === 12) maps.push(x);
      }
      for (const [index, layer] of extras.entries()) {
        x = layer(x);
        if (index % 2 === 1) maps.push(x);
      }
      const predictions = predictors.flatMap((predict, index) => {
        const map = maps[index];
        return map ? [predict(map)] : [];
      });
      return {
        boxes: tf.concat(predictions.map((prediction) => prediction.boxes)),
        scores: tf.concat(predictions.map((prediction) => prediction.scores)),
      };
    });
    const boxes = output.boxes.dataSync();
    const scores = output.scores.dataSync();
    tf.dispose([output.boxes, output.scores]);
    const share = side / ssdInputSizes.full;
    return decodeBoxes({
      boxes,
      scores,
      anchors: share === 1 ? anchors : cropAnchors(anchors, share),
      minimumScore,
    }).map(({ left, top, right, bottom, score }) => ({
      left: left / share,
      top: top / share,
      right: right / share,
      bottom: bottom / share,
      score,
    }));
  };
}

function pointwise(weights: Weights, prefix: string, stride: number): Layer {
  return convolution({
    filter: asFilter(weights(`${prefix}/weights`)),
    bias: asVector(weights(`${prefix}/convolution_bn_offset`)),
    stride,
    activation: "relu6",
  });
}

/** A depthwise and a pointwise convolution; the batch normalisation of the first is folded into its filter. */
function mobileBlock(weights: Weights, index: number): Layer {
  const prefix = `MobilenetV1/Conv2d_${index}_depthwise`;
  const filter = asFilter(weights(`${prefix}/depthwise_weights`));
  const part = (name: string) => asVector(weights(`${prefix}/BatchNorm/${name}`));
  const factor = tf.div(part("gamma"), tf.sqrt(tf.add(part("moving_variance"), batchNormEpsilon)));
  const depthwise = depthwiseConvolution({
    filter: tf.mul(filter, tf.reshape(factor, [1, 1, factor.size, 1])),
    bias: tf.sub(part("beta"), tf.mul(part("moving_mean"), factor)),
    stride: stridedBlocks.has(index) ? 2 : 1,
    activation: "relu6",
  });
  const mix = pointwise(weights, `MobilenetV1/Conv2d_${index}_pointwise`, 1);
  return (x) => mix(depthwise(x));
}

function predictor(weights: Weights, index: number): (x: tf.Tensor4D) => { boxes: tf.Tensor2D; scores: tf.Tensor2D } {
  const head = (name: string) => {
    const prefix = `Prediction/BoxPredictor_${index}/${name}`;
    return convolution({ filter: asFilter(weights(`${prefix}/weights`)), bias: asVector(weights(`${prefix}/biases`)) });
  };
  const encodeBoxes = head("BoxEncodingPredictor");
  const classify = head("ClassPredictor");
  return (x) => ({ boxes: tf.reshape(encodeBoxes(x), [-1, 4]), scores: tf.reshape(classify(x), [-1, 3]) });
}

/** The prior boxes as centre and size, in the order the boxes are encoded: y, x, height, width. */
function readAnchors(corners: tf.Tensor): Float32Array {
  const values = corners.dataSync();
  const anchors = new Float32Array(values.length);
  for (let at = 0; at < values.length; at += 4) {
    const [top = 0, left = 0, bottom = 0, right = 0] = values.subarray(at, at + 4);
    anchors.set([(top + bottom) / 2, (left + right) / 2, bottom - top, right - left], at);
  }
  return anchors;
}

/** Cells along a side and anchors a cell of the six grids, for the full input. */
const grids = [32, 16, 8, 4, 2, 1].map((cells, index) => ({ cells, perCell: index === 0 ? 3 : 6 }));

/** The anchors of the top left part of the full input: a smaller photo is such a part, with black around it. */
function cropAnchors(anchors: Float32Array, share: number): Float32Array {
  const kept: number[] = [];
  let at = 0;
  for (const { cells, perCell } of grids) {
    const limit = Math.ceil(cells * share);
    for (let cell = 0; cell < cells * cells; cell++, at += perCell * 4) {
      if (cell % cells < limit && Math.floor(cell / cells) < limit)
        kept.push(...anchors.subarray(at, at + perCell * 4));
    }
  }
  return Float32Array.from(kept);
}

function decodeBoxes(options: {
  boxes: ArrayLike<number>;
  scores: ArrayLike<number>;
  anchors: Float32Array;
  minimumScore: number;
}): ScoredBox[] {
  const { boxes, scores, anchors, minimumScore } = options;
  const found: ScoredBox[] = [];
  for (let index = 0; index * 4 < boxes.length; index++) {
    // Class 0 is the background, class 1 a face.
    const score = 1 / (1 + Math.exp(-(scores[index * 3 + 1] ?? 0)));
    if (score < minimumScore) continue;
    const at = index * 4;
    const [anchorY = 0, anchorX = 0, anchorHeight = 0, anchorWidth = 0] = anchors.subarray(at, at + 4);
    const y = ((boxes[at] ?? 0) / 10) * anchorHeight + anchorY;
    const x = ((boxes[at + 1] ?? 0) / 10) * anchorWidth + anchorX;
    const height = Math.exp((boxes[at + 2] ?? 0) / 5) * anchorHeight;
    const width = Math.exp((boxes[at + 3] ?? 0) / 5) * anchorWidth;
    found.push({ left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2, score });
  }
  return suppressOverlaps(found);
}

/** Keeps the best of boxes that cover the same place. */
export function suppressOverlaps<Box extends ScoredBox>(boxes: readonly Box[], maximumOverlap = 0.5): Box[] {
  const kept: Box[] = [];
  for (const box of boxes.toSorted((a, b) => b.score - a.score)) {
    if (kept.every((other) => overlap(box, other) <= maximumOverlap)) kept.push(box);
  }
  return kept;
}

function overlap(a: ScoredBox, b: ScoredBox): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  const area = (box: ScoredBox) => (box.right - box.left) * (box.bottom - box.top);
  return common / (area(a) + area(b) - common);
}
