import * as tf from "@tensorflow/tfjs-core";
import type { Weights } from "./weights.ts";

/** A layer of a network: feature maps in, feature maps out. */
export type Layer = (x: tf.Tensor4D) => tf.Tensor4D;

type Activation = "linear" | "relu" | "relu6";

interface ConvolutionOptions {
  readonly filter: tf.Tensor4D;
  readonly bias: tf.Tensor1D;
  readonly stride?: number;
  readonly pad?: "same" | "valid";
  readonly activation?: Activation;
}

/** A convolution with bias and activation as a single operation. */
export function convolution(options: ConvolutionOptions): Layer {
  const { filter, bias, stride = 1, pad = "same", activation = "linear" } = options;
  return (x) => tf.fused.conv2d({ x, filter, bias, strides: stride, pad, activation });
}

/** The same for a depthwise convolution: each channel has its own kernel. */
export function depthwiseConvolution(options: Omit<ConvolutionOptions, "pad">): Layer {
  const { filter, bias, stride = 1, activation = "linear" } = options;
  return (x) => tf.fused.depthwiseConv2d({ x, filter, bias, strides: stride, pad: "same", activation });
}

/** A depthwise convolution followed by a 1×1 convolution, as the models name its tensors under one prefix. */
export function separableConvolution(
  weights: Weights,
  prefix: string,
  options: { stride?: number; activation?: Activation } = {},
): Layer {
  const depthwise = asFilter(weights(`${prefix}/depthwise_filter`));
  const pointwise = convolution({
    filter: asFilter(weights(`${prefix}/pointwise_filter`)),
    bias: asVector(weights(`${prefix}/bias`)),
    activation: options.activation ?? "linear",
  });
  const stride = options.stride ?? 1;
  return (x) => pointwise(tf.depthwiseConv2d(x, depthwise, stride, "same"));
}

/** A convolution whose tensors are named `filters` and `bias` under one prefix. */
export function namedConvolution(
  weights: Weights,
  prefix: string,
  options: { stride?: number; activation?: Activation } = {},
): Layer {
  return convolution({
    filter: asFilter(weights(`${prefix}/filters`)),
    bias: asVector(weights(`${prefix}/bias`)),
    ...options,
  });
}

/** A fully connected layer over flattened features. */
export function fullyConnected(weights: Weights, prefix: string): (x: tf.Tensor2D) => tf.Tensor2D {
  const filter = asMatrix(weights(`${prefix}/weights`));
  const bias = asVector(weights(`${prefix}/bias`));
  return (x) => tf.add(tf.matMul(x, filter), bias);
}

/** A tensor of the manifest known to have two dimensions. */
export function asMatrix(tensor: tf.Tensor): tf.Tensor2D {
  const [rows = 0, columns = 0] = tensor.shape;
  return tf.reshape(tensor, [rows, columns]);
}

/** A tensor of the manifest known to have four dimensions. */
export function asFilter(tensor: tf.Tensor): tf.Tensor4D {
  const [height = 0, width = 0, channelsIn = 0, channelsOut = 0] = tensor.shape;
  return tf.reshape(tensor, [height, width, channelsIn, channelsOut]);
}

/** A tensor of the manifest known to have one dimension. */
export function asVector(tensor: tf.Tensor): tf.Tensor1D {
  return tf.reshape(tensor, [tensor.size]);
}

/** Adds feature maps and cuts negative values off. */
export function addAndRectify(...maps: readonly tf.Tensor4D[]): tf.Tensor4D {
  const [first, ...others] = maps;
  if (!first) throw new Error("addAndRectify needs feature maps");
  return tf.relu(others.reduce((sum, map) => tf.add(sum, map), first));
}
