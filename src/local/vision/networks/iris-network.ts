import * as tf from "@tensorflow/tfjs-core";
import { loadPackagedGraphModel } from "./graph-model.ts";

/** Side of the square input in pixels. */
export const irisInputSize = 64;

/** Points of one eye: 71 of its contours, then centre, right, top, left and bottom of the iris. */
const irisLength = 76;

/** MediaPipe's iris model for two eyes at once: x, y, z in units of the input. Input: channel values 0 to 255. */
export async function loadIrisNetwork(): Promise<(eyes: readonly [Float32Array, Float32Array]) => Float32Array[]> {
  const model = await loadPackagedGraphModel("iris");
  return (eyes) => {
    const output = tf.tidy(() => {
      const images = eyes.map((eye) => tf.tensor4d(eye, [1, irisInputSize, irisInputSize, 3]));
      const result = model.execute(tf.div(tf.concat(images), 255));
      return tf.reshape(Array.isArray(result) ? (result[0] ?? []) : result, [2, irisLength * 3]);
    });
    const values = output.dataSync();
    output.dispose();
    return [0, 1].map((eye) =>
      Float32Array.from(
        values.subarray(eye * irisLength * 3, (eye + 1) * irisLength * 3),
        (value) => value / irisInputSize,
      ),
    );
  };
}
