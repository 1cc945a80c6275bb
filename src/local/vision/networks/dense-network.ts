import * as tf from "@tensorflow/tfjs-core";
import { normaliseFace } from "./face-input.ts";
import { type Layer, addAndRectify, fullyConnected, namedConvolution, separableConvolution } from "./layers.ts";
import { type Weights, readWeights } from "./weights.ts";

/** The 68 landmarks as x, y pairs, 0 to 1 over the cut-out square. */
export async function loadLandmarkNetwork(): Promise<(face: Float32Array) => Float32Array> {
  return loadDenseNetwork("face_landmark_68_model", (x) => x);
}

/** The expressions the network knows, in the order of its outputs. */
export const expressions = ["neutral", "happy", "sad", "angry", "fearful", "disgusted", "surprised"] as const;
export type Expression = (typeof expressions)[number];

/** A probability for each of `expressions`. */
export async function loadExpressionNetwork(): Promise<(face: Float32Array) => Float32Array> {
  return loadDenseNetwork("face_expression_model", (x) => tf.softmax(x));
}

async function loadDenseNetwork(
  model: string,
  finish: (x: tf.Tensor2D) => tf.Tensor2D,
): Promise<(face: Float32Array) => Float32Array> {
  const weights = await readWeights(model);
  const blocks = [0, 1, 2, 3].map((index) => denseBlock(weights, index));
  const classify = fullyConnected(weights, "fc");
  return (face) => {
    const output = tf.tidy(() => {
      let x = normaliseFace(face);
      for (const block of blocks) x = block(x);
      const pooled = tf.avgPool(x, 7, 2, "valid");
      return finish(classify(tf.reshape(pooled, [1, -1])));
    });
    const values = Float32Array.from(output.dataSync());
    output.dispose();
    return values;
  };
}

/** Four convolutions, each fed with the sum of all before it; the first halves the sides. */
function denseBlock(weights: Weights, index: number): Layer {
  const prefix = `dense${index}`;
  const entry =
    index === 0
      ? namedConvolution(weights, `${prefix}/conv0`, { stride: 2, activation: "relu" })
      : separableConvolution(weights, `${prefix}/conv0`, { stride: 2, activation: "relu" });
  const [second, third, fourth] = [1, 2, 3].map((layer) => separableConvolution(weights, `${prefix}/conv${layer}`));
  if (!second || !third || !fourth) throw new Error("A dense block has four layers");
  return (x) => {
    const one = entry(x);
    const two = second(one);
    const three = third(addAndRectify(one, two));
    const four = fourth(addAndRectify(one, two, three));
    return addAndRectify(one, two, three, four);
  };
}
