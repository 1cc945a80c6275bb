/**
 * A process that runs `@vladmandic/face-api` as it comes, on the same backend: what the engine is compared with. It
 * answers each photo with the milliseconds that decoding and all its networks took.
 */
import { createRequire, registerHooks } from "node:module";
import { dirname, sep } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import sharp from "sharp";

const require = createRequire(import.meta.url);

// The library asks for the whole of TensorFlow.js; its core with the methods it calls on tensors is enough.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === "@tensorflow/tfjs" ? "@tensorflow/tfjs-core" : specifier, context),
});

setWasmPaths(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm")) + sep);
await tf.setBackend("wasm");
await tf.ready();
chainOperations();

const faceapi: typeof import("@vladmandic/face-api") = require("@vladmandic/face-api/dist/face-api.node-wasm.js");
const models = dirname(require.resolve("@vladmandic/face-api/model/ssd_mobilenetv1_model.bin"));
const { nets } = faceapi;
for (const net of [
  nets.ssdMobilenetv1,
  nets.faceLandmark68Net,
  nets.faceExpressionNet,
  nets.ageGenderNet,
  nets.faceRecognitionNet,
])
  await net.loadFromDisk(models);

process.on("message", (message) => {
  if (message instanceof Uint8Array) void look(message).then((took) => process.send?.(took));
});

async function look(photo: Uint8Array): Promise<number> {
  const begin = performance.now();
  const { data, info } = await sharp(photo)
    .resize(1280, 1280, { fit: "inside", withoutEnlargement: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image = tf.tensor3d(new Uint8Array(data), [info.height, info.width, 3], "int32");
  const found = await faceapi
    .detectAllFaces(image, new faceapi.SsdMobilenetv1Options({ minConfidence: 0.4 }))
    .withFaceLandmarks()
    .withFaceExpressions()
    .withAgeAndGender()
    .withFaceDescriptors();
  image.dispose();
  if (found.length !== 1) throw new Error(`The library found ${found.length} faces`);
  return performance.now() - begin;
}

/** The core alone has no methods on tensors: `x.add(y)` for `add(x, y)`. */
function chainOperations(): void {
  const more: Record<string, (x: tf.Tensor, ...sides: number[]) => tf.Tensor> = {
    toFloat: (x) => tf.cast(x, "float32"),
    toInt: (x) => tf.cast(x, "int32"),
    asScalar: (x) => tf.reshape(x, []),
    as1D: (x) => tf.reshape(x, [x.size]),
    ...Object.fromEntries(
      ["as2D", "as3D", "as4D"].map((name) => [name, (x: tf.Tensor, ...sides: number[]) => tf.reshape(x, sides)]),
    ),
  };
  for (const [name, operation] of [...Object.entries(tf), ...Object.entries(more)]) {
    if (typeof operation !== "function" || !/^[a-z]/.test(name) || name in tf.Tensor.prototype) continue;
    Object.defineProperty(tf.Tensor.prototype, name, {
      value(this: tf.Tensor, ...rest: unknown[]) {
        return Reflect.apply(operation, undefined, [this, ...rest]);
      },
    });
  }
}
