import type { ExecutionData } from "../../workshop/inspect/execution-data.ts";
import type { InspectedRun, InspectedState } from "../../workshop/inspect/execution-view.ts";
import type { StateLog } from "../../workshop/inspect/state-log.ts";

/** Reads an execution as often as its screen asks, one reading and one log at a time. */
interface ExecutionReader {
  /** From now on this execution is read. */
  follow(data: ExecutionData): void;
  /** Reads the execution once more. Calls during a reading lead to one more reading after it. */
  read(): Promise<void>;
  /** Reads what a state's function wrote, unless another log is being read. */
  readLog(run: InspectedRun, state: InspectedState): Promise<void>;
}

/**
 * @param options.onRun called after each reading; without a run where it could not be read
 * @param options.onLog called after each log; one that cannot be read is empty
 */
export function createExecutionReader(options: {
  onRun: (run: InspectedRun | undefined) => void;
  onLog: (state: InspectedState, log: readonly StateLog[]) => void;
}): ExecutionReader {
  let data: ExecutionData | undefined;
  let [reading, again, readingLog] = [false, false, false];

  async function read(): Promise<void> {
    if (data === undefined) return;
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    again = false;
    const run = await data.readRun().catch(() => undefined);
    reading = false;
    options.onRun(run);
    if (again) await read();
  }

  return {
    follow(execution) {
      data = execution;
    },
    read,
    async readLog(run, state) {
      if (data === undefined || readingLog) return;
      readingLog = true;
      const log = await data.readLog(run, state).catch((): readonly StateLog[] => []);
      readingLog = false;
      options.onLog(state, log);
    },
  };
}
