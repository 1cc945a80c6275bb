import * as tf from "@tensorflow/tfjs-core";
import type { ContentRating } from "../content/content.ts";
import { loadGraph } from "./graph-model.ts";
import { toArrayBuffer } from "./weights.ts";

/** Side of the square input in pixels. */
export const contentInputSize = 224;

/** The classifier of the nsfwjs package (MobileNet v2), whose weights are text in its modules. Input: values 0 to 255. */
export async function loadContentClassifier(): Promise<(input: Float32Array) => ContentRating> {
  const { MobileNetV2MidModel: definition } = await import("nsfwjs/models/mobilenet_v2_mid");
  const [topology, ...parts] = await Promise.all([
    definition.modelJson(),
    ...definition.weightBundles.map(async (load) => Buffer.from((await load()).default, "base64")),
  ]);
  const model = await loadGraph({
    name: definition.name,
    topology: topology.default,
    weightData: toArrayBuffer(Buffer.concat(parts)),
  });
  return (input) => {
    const output = tf.tidy(() => {
      const image = tf.tensor4d(input, [1, contentInputSize, contentInputSize, 3]);
      const result = model.execute(tf.div(image, 255));
      return Array.isArray(result) ? result[0] : result;
    });
    if (!output) throw new Error("The content classifier has one output");
    const [drawing = 0, hentai = 0, neutral = 0, porn = 0, sexy = 0] = output.dataSync();
    output.dispose();
    return { drawing, hentai, neutral, porn, sexy };
  };
}
