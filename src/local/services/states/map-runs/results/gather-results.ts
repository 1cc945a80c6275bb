import { dataLimitExceeded, mostPayloadBytes } from "../../../../states-language/index.ts";
import type { Executions } from "../../records/executions.ts";
import type { MapRunRecord } from "../../records/map-runs.ts";
import type { ChildNames } from "../child-names.ts";
import { resultsOf, storedChildren } from "./result-entries.ts";

/**
 * The results of all children as the result of the Map state itself, in the order of the items.
 * @returns JSON text: an array or, for JSON Lines, a string of lines
 * @throws StatesError `States.DataLimitExceeded` as soon as they are too large
 */
export function gatherResults(executions: Executions, mapRun: MapRunRecord, names: ChildNames): string {
  const { outputType, transformation } = mapRun.writer;
  const results: string[] = [];
  let bytes = 0;
  for (const child of storedChildren(executions, mapRun.id)) {
    for (const result of resultsOf(child, { executions, names, transformation })) {
      results.push(result);
      bytes += Buffer.byteLength(result) + 1;
      if (bytes > mostPayloadBytes) throw dataLimitExceeded(mapRun.state);
    }
  }
  return outputType === "JSONL" ? JSON.stringify(results.join("\n")) : `[${results.join(",")}]`;
}
