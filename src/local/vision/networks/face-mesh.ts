import * as tf from "@tensorflow/tfjs-core";
import { loadPackagedGraphModel } from "./graph-model.ts";

/** Side of the square input in pixels. */
export const meshInputSize = 192;

/** Points of the mesh. */
export const meshLength = 468;

/** 468 points as x, y, z in units of the square input (z towards the back, same scale), and whether a face is there. */
interface RawMesh {
  readonly points: Float32Array;
  /** Probability that the square holds a face, 0 to 1. */
  readonly flag: number;
}

/** MediaPipe's face mesh. Input: channel values 0 to 255. */
export async function loadMeshNetwork(): Promise<(input: Float32Array) => RawMesh> {
  const model = await loadPackagedGraphModel("facemesh");
  return (input) => {
    const outputs = tf.tidy(() => {
      const image = tf.tensor4d(input, [1, meshInputSize, meshInputSize, 3]);
      const result = model.execute(tf.div(image, 255));
      return Array.isArray(result) ? result : [result];
    });
    const mesh = outputs.find((tensor) => tensor.size === meshLength * 3)?.dataSync();
    const flag = outputs.find((tensor) => tensor.size === 1)?.dataSync()[0];
    tf.dispose(outputs);
    if (!mesh || flag === undefined) throw new Error("facemesh gives points and a flag");
    return { points: Float32Array.from(mesh, (value) => value / meshInputSize), flag };
  };
}
