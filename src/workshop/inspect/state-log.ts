import { readInvocationLog, type LogLine } from "../../aws/function-log.ts";
import type { Environment } from "../environment.ts";
import type { InspectedRun, InspectedState } from "./execution-view.ts";

/** The log of a function during one attempt of a state. */
export interface StateLog {
  /** From 1. */
  readonly attempt: number;
  readonly lines: readonly LogLine[];
}

/** The log of every attempt of a state; none for a state whose work is not a function's. */
export function readStateLogs(
  { session }: Environment,
  { execution }: Pick<InspectedRun, "execution">,
  state: Pick<InspectedState, "tries" | "startMs" | "durationMs">,
): Promise<StateLog[]> {
  const startedAt = execution.startedAt?.getTime() ?? 0;
  return Promise.all(
    state.tries.flatMap(({ functionName, requestId, scheduledMs, endedMs }, index) => {
      if (functionName === undefined) return [];
      const from = new Date(startedAt + scheduledMs);
      const to = new Date(startedAt + (endedMs ?? state.startMs + state.durationMs));
      const read = readInvocationLog(session, { functionName, requestId, from, to });
      return [read.then((lines): StateLog => ({ attempt: index + 1, lines }))];
    }),
  );
}
