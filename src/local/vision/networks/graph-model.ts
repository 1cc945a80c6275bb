import { readFile } from "node:fs/promises";
import { type GraphModel, loadGraphModel } from "@tensorflow/tfjs-converter";
import type { io } from "@tensorflow/tfjs-core";
import { findModelFile } from "../backend.ts";
import { isWeightsManifest, toArrayBuffer } from "./weights.ts";

/** Loads a graph model of the human package from its files. */
export async function loadPackagedGraphModel(name: string): Promise<GraphModel> {
  const path = findModelFile(`${name}.json`);
  const [topology, weightData] = await Promise.all([
    readFile(path, "utf8"),
    readFile(path.replace(/json$/, "bin")).then(toArrayBuffer),
  ]);
  return loadGraph({ name, topology: JSON.parse(topology), weightData });
}

/** Makes a graph model of its parts in memory. */
export async function loadGraph(parts: {
  name: string;
  topology: unknown;
  weightData: ArrayBuffer;
}): Promise<GraphModel> {
  const { name, topology: model, weightData } = parts;
  if (!isModel(model)) throw new Error(`The file of the model ${name} holds no graph with weights`);
  const weightSpecs = model.weightsManifest.flatMap((group) => group.weights);
  const handler: io.IOHandler = {
    load: () => Promise.resolve({ ...model, weightSpecs, weightData }),
  };
  return loadGraphModel(handler);
}

function isModel(value: unknown): value is io.ModelJSON {
  if (typeof value !== "object" || value === null) return false;
  return "modelTopology" in value && "weightsManifest" in value && isWeightsManifest(value.weightsManifest);
}
