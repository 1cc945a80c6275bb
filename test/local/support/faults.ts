import { writeFaults } from "../../../src/local/faults/fault-file.ts";
import type { Fault } from "../../../src/local/faults/fault.ts";
import type { TestEndpoint } from "./endpoint.ts";

/** A fault without an id and with a seed only where that matters. */
export type TestFault = Omit<Fault, "id" | "seed"> & { readonly seed?: number };

let sequence = 0;

/** Replaces an endpoint's faults; they strike at once. Each has its own id. */
export function playFaults(endpoint: TestEndpoint, ...faults: readonly TestFault[]): Fault[] {
  const all = faults.map((fault): Fault => ({ seed: 1, ...fault, id: `t${(sequence += 1)}` }));
  writeFaults(endpoint.dataFolder, []);
  writeFaults(endpoint.dataFolder, all);
  endpoint.served.endpoint.reloadSettings();
  return all;
}
