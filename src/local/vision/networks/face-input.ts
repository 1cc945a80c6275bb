import * as tf from "@tensorflow/tfjs-core";

/** Mean red, green and blue of the photos that face-api's and dlib's networks were trained on. */
export const channelMeans = [122.782, 117.001, 104.298] as const;

/** Side of the square input of the networks that look at one cut-out face, in pixels. */
export const faceInputSize = 112;

/** A cut-out face (channel values 0 to 255) as these networks expect it. */
export function normaliseFace(face: Float32Array): tf.Tensor4D {
  const input = tf.tensor4d(face, [1, faceInputSize, faceInputSize, 3]);
  return tf.div(tf.sub(input, tf.tensor1d([...channelMeans])), 255);
}
