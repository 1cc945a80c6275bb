import { join, sep } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { packageRoot } from "../../entry-point.ts";

/**
 * The folder of the networks' files that the build takes out of packages: the weights that are used, and the
 * WebAssembly kernels.
 */
const visionFolder = join(packageRoot, "dist", "vision");

/** Makes tensors compute in WebAssembly, with SIMD where the machine has it. */
export async function startBackend(): Promise<void> {
  setWasmPaths(join(visionFolder, "wasm") + sep);
  await tf.setBackend("wasm");
  await tf.ready();
}

/** The file of a network's weights or description. */
export function findModelFile(name: string): string {
  return join(visionFolder, "models", name);
}
