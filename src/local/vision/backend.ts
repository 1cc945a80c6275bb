import { dirname, join, sep } from "node:path";
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

const require = createRequire(import.meta.url);

/** Makes tensors compute in WebAssembly (with SIMD where the machine has it), from the files of the installed package. */
export async function startBackend(): Promise<void> {
  setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm")) + sep);
  await tf.setBackend("wasm");
  await tf.ready();
}

/** A file of the face-api package, found where npm put it; nothing is fetched. */
export function findFaceApiFile(path: string): string {
  return require.resolve(`@vladmandic/face-api/${path}`);
}

/** A file of the human package. Its `exports` name no way to the models, so they are found beside its main file. */
export function findHumanFile(path: string): string {
  return join(dirname(require.resolve("@vladmandic/human")), "..", path);
}
