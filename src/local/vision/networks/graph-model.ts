import { readFile } from "node:fs/promises";
import { type GraphModel, loadGraphModel } from "@tensorflow/tfjs-converter";
import type { io } from "@tensorflow/tfjs-core";
import { findHumanFile } from "../backend.ts";
import { toArrayBuffer } from "./weights.ts";

/** Loads a graph model of the human package from its files. */
export async function loadPackagedGraphModel(name: string): Promise<GraphModel> {
  const path = findHumanFile(`models/${name}.json`);
  const [topology, weightData] = await Promise.all([
    readFile(path, "utf8"),
    readFile(path.replace(/json$/, "bin")).then(toArrayBuffer),
  ]);
  const model = JSON.parse(topology) as io.ModelJSON;
  const weightSpecs = model.weightsManifest.flatMap((group) => group.weights);
  const handler: io.IOHandler = {
    load: () => Promise.resolve({ ...model, weightSpecs, weightData }),
  };
  return loadGraphModel(handler);
}
