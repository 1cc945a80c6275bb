import { readFile } from "node:fs/promises";
import * as tf from "@tensorflow/tfjs-core";
import { findModelFile } from "../backend.ts";

/** The tensors of one model, by their names in its manifest. */
export type Weights = (name: string) => tf.Tensor;

/**
 * Reads a model of the face-api package: a manifest that names tensors, shapes and quantisation, and one file of bytes.
 *
 * Only the weights of that package are used, not its code: the forward passes are written here with fused operations,
 * which halves their time and needs neither the complete tfjs nor its chained tensor methods.
 */
export async function readWeights(model: string): Promise<Weights> {
  const [manifest, bytes] = await Promise.all([
    readFile(findModelFile(`${model}-weights_manifest.json`), "utf8"),
    readFile(findModelFile(`${model}.bin`)),
  ]);
  const groups: unknown = JSON.parse(manifest);
  if (!isWeightsManifest(groups)) throw new Error(`The manifest of the model ${model} names no weights`);
  const specs = groups.flatMap((group) => group.weights);
  const tensors = tf.io.decodeWeights(toArrayBuffer(bytes), specs);
  return (name) => {
    const tensor = tensors[name];
    if (!tensor) throw new Error(`The model ${model} has no tensor ${name}`);
    return tensor;
  };
}

/** Whether something read from a file lists groups of weights. */
export function isWeightsManifest(value: unknown): value is tf.io.WeightsManifestConfig {
  const isGroup = (group: unknown) =>
    typeof group === "object" && group !== null && "weights" in group && Array.isArray(group.weights);
  return Array.isArray(value) && value.every(isGroup);
}

/** A copy of a buffer's own bytes: small files share a pool with others. */
export function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
