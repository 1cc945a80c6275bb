import type { Environment } from "../environment.ts";
import type { InspectedRun, InspectedState } from "./execution-view.ts";
import type { StateLog } from "./state-log.ts";

/** Reads what an execution did so far, as often as somebody looks. */
export interface ExecutionData {
  readRun(): Promise<InspectedRun>;
  readLog(run: InspectedRun, state: InspectedState): Promise<readonly StateLog[]>;
}

/** The data of a Standard execution. Nothing is loaded or read until it is asked for. */
export function executionDataOf(environment: Environment, arn: string): ExecutionData {
  return {
    async readRun() {
      const { inspectExecution } = await import("./execution-view.ts");
      return inspectExecution(environment, { execution: arn });
    },
    async readLog(run, state) {
      const { readStateLogs } = await import("./state-log.ts");
      return readStateLogs(environment, run, state);
    },
  };
}
