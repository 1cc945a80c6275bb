import * as tf from "@tensorflow/tfjs-core";
import { normaliseFace } from "./face-input.ts";
import { type Layer, fullyConnected, namedConvolution, separableConvolution } from "./layers.ts";
import { type Weights, readWeights } from "./weights.ts";

/** Age in years and how likely the face is a man's, 0 to 1. */
interface AgeAndGender {
  readonly age: number;
  readonly male: number;
}

/** A small Xception network. */
export async function loadAgeGenderNetwork(): Promise<(face: Float32Array) => AgeAndGender> {
  const weights = await readWeights("age_gender_model");
  const layers = [
    namedConvolution(weights, "entry_flow/conv_in", { stride: 2, activation: "relu" }),
    reductionBlock(weights, "entry_flow/reduction_block_0", (x) => x),
    reductionBlock(weights, "entry_flow/reduction_block_1", (x) => tf.relu(x)),
    middleBlock(weights, "middle_flow/main_block_0"),
    middleBlock(weights, "middle_flow/main_block_1"),
    reductionBlock(weights, "exit_flow/reduction_block", (x) => tf.relu(x)),
    separableConvolution(weights, "exit_flow/separable_conv", { activation: "relu" }),
  ];
  const estimateAge = fullyConnected(weights, "fc/age");
  const estimateGender = fullyConnected(weights, "fc/gender");
  return (face) => {
    const output = tf.tidy(() => {
      let x = normaliseFace(face);
      for (const layer of layers) x = layer(x);
      const pooled: tf.Tensor2D = tf.reshape(tf.avgPool(x, 7, 2, "valid"), [1, -1]);
      return tf.concat([estimateAge(pooled), tf.softmax(estimateGender(pooled))], 1);
    });
    const [age = 0, male = 0] = output.dataSync();
    output.dispose();
    return { age, male };
  };
}

function reductionBlock(weights: Weights, prefix: string, activate: Layer): Layer {
  const first = separableConvolution(weights, `${prefix}/separable_conv0`, { activation: "relu" });
  const second = separableConvolution(weights, `${prefix}/separable_conv1`);
  const shortcut = namedConvolution(weights, `${prefix}/expansion_conv`, { stride: 2 });
  return (x) => tf.add(tf.maxPool(second(first(activate(x))), 3, 2, "same"), shortcut(x));
}

function middleBlock(weights: Weights, prefix: string): Layer {
  const first = separableConvolution(weights, `${prefix}/separable_conv0`, { activation: "relu" });
  const second = separableConvolution(weights, `${prefix}/separable_conv1`, { activation: "relu" });
  const third = separableConvolution(weights, `${prefix}/separable_conv2`);
  return (x) => tf.add(third(second(first(tf.relu(x)))), x);
}
