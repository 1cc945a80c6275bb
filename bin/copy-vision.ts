import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { notePackageOf } from "./licences.ts";

/** The used part of the packages of networks, some 170 MB: 24 MB of weights and two builds of the kernels. */
const filesUsed: readonly { from: string; to: string; files: readonly string[] }[] = [
  {
    from: "@vladmandic/face-api/model",
    to: "models",
    files: [
      "age_gender_model",
      "face_expression_model",
      "face_landmark_68_model",
      "face_recognition_model",
      "ssd_mobilenetv1_model",
    ].flatMap((model) => [`${model}-weights_manifest.json`, `${model}.bin`]),
  },
  {
    from: "@vladmandic/human/models",
    to: "models",
    files: ["blazeface", "centernet", "facemesh", "iris"].flatMap((model) => [`${model}.json`, `${model}.bin`]),
  },
  {
    from: "@tensorflow/tfjs-backend-wasm/wasm-out",
    to: "wasm",
    // Node never gets the threaded build, which needs a browser's workers.
    files: ["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"],
  },
];

/** Copies weights and kernels out of node_modules, so that the shipped program needs none of their packages. */
export async function copyVision(outputFolder: string): Promise<void> {
  for (const { from, to, files } of filesUsed) {
    await mkdir(join(outputFolder, to), { recursive: true });
    for (const file of files) {
      const source = join(packageRoot, "node_modules", from, file);
      notePackageOf(source);
      await copyFile(source, join(outputFolder, to, file));
    }
  }
}
