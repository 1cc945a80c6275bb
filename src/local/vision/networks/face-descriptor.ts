import * as tf from "@tensorflow/tfjs-core";
import { type Layer, asFilter, asMatrix, asVector, addAndRectify, convolution } from "./layers.ts";
import { channelMeans } from "./face-input.ts";
import { type Weights, readWeights } from "./weights.ts";

/** Side of the square input in pixels. */
export const descriptorInputSize = 150;

/** Shares of red, green and blue in the brightness of a pixel (ITU-R BT.601). */
const lumaWeights = [0.299, 0.587, 0.114] as const;

/** Numbers in a descriptor. */
export const descriptorLength = 128;

/**
 * dlib's residual network: 128 numbers whose distance says how similar two faces are. Input: channel values 0 to 255.
 *
 * The network looks at the face without its colours and at its mirror image in colour, and the answer is the mean of
 * both: what differs between them (light from one side, a slight turn, parted hair, coloured light) says little about
 * the person.
 */
export async function loadDescriptorNetwork(): Promise<(chip: Float32Array) => Float32Array> {
  const weights = await readWeights("face_recognition_model");
  const stem = scaledConvolution(weights, "conv32_down", { stride: 2, pad: "valid", activation: "relu" });
  const blocks = [
    ...["conv32_1", "conv32_2", "conv32_3"].map((name) => residualBlock(weights, name)),
    ...[64, 128, 256].flatMap((channels) => [
      shrinkingBlock(weights, `conv${channels}_down`),
      ...Array.from({ length: channels === 64 ? 3 : 2 }, (_, index) =>
        residualBlock(weights, `conv${channels}_${index + 1}`),
      ),
    ]),
    shrinkingBlock(weights, "conv256_down_out"),
  ];
  const project = asMatrix(weights("fc"));
  return (chip) => {
    const output = tf.tidy(() => {
      const input = tf.tensor4d(chip, [1, descriptorInputSize, descriptorInputSize, 3]);
      const luma = tf.sum(tf.mul(input, tf.tensor1d([...lumaWeights])), 3, true);
      const views = tf.concat([tf.tile(luma, [1, 1, 1, 3]), tf.reverse(input, 2)]);
      const normalised: tf.Tensor4D = tf.div(tf.sub(views, tf.tensor1d([...channelMeans])), 255);
      let x = tf.maxPool(stem(normalised), 3, 2, "valid");
      for (const block of blocks) x = block(x);
      const pooled: tf.Tensor2D = tf.reshape(tf.mean(x, [0, 1, 2]), [1, -1]);
      return tf.matMul(pooled, project);
    });
    const descriptor = Float32Array.from(output.dataSync());
    output.dispose();
    return descriptor;
  };
}

/** A convolution followed by a scale per channel, folded into one. */
function scaledConvolution(
  weights: Weights,
  prefix: string,
  options: { stride?: number; pad?: "same" | "valid"; activation?: "linear" | "relu" },
): Layer {
  const scale = asVector(weights(`${prefix}/scale/weights`));
  return convolution({
    filter: tf.mul(asFilter(weights(`${prefix}/conv/filters`)), scale),
    bias: tf.add(tf.mul(asVector(weights(`${prefix}/conv/bias`)), scale), asVector(weights(`${prefix}/scale/biases`))),
    ...options,
  });
}

function residualBlock(weights: Weights, prefix: string): Layer {
  const first = scaledConvolution(weights, `${prefix}/conv1`, { activation: "relu" });
  const second = scaledConvolution(weights, `${prefix}/conv2`, {});
  return (x) => addAndRectify(x, second(first(x)));
}

/** Halves the sides; maps that come out smaller or with fewer channels than their counterpart are filled with zeros. */
function shrinkingBlock(weights: Weights, prefix: string): Layer {
  const first = scaledConvolution(weights, `${prefix}/conv1`, { stride: 2, pad: "valid", activation: "relu" });
  const second = scaledConvolution(weights, `${prefix}/conv2`, {});
  return (x) => {
    const pooled = tf.avgPool(x, 2, 2, "valid");
    const changed = second(first(x));
    const [, height = 0, width = 0, channels = 0] = pooled.shape;
    const [, changedHeight = 0, changedWidth = 0, changedChannels = 0] = changed.shape;
    const grown = tf.pad(changed, [
      [0, 0],
      [0, height - changedHeight],
      [0, width - changedWidth],
      [0, 0],
    ]);
    const widened = tf.pad(pooled, [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, changedChannels - channels],
    ]);
    return addAndRectify(widened, grown);
  };
}
