import type { Machine } from "./machine.ts";
import type { Advance, Execution, ExecutionIdentity, Stimulus } from "./types.ts";

/** What an execution starts from. `input` is JSON text. */
export interface StartOptions {
  readonly machine: Machine;
  readonly identity: ExecutionIdentity;
  readonly input: string;
}

/** A new execution. Its first stimulus is `{ kind: "start", at }`. */
export function startExecution(options: StartOptions): Execution {
  return {
    advance(stimulus: Stimulus): Advance {
      return {
        events: [
          {
            id: 1,
            previousEventId: 0,
            type: "ExecutionStarted",
            timestamp: stimulus.at,
            executionStartedEventDetails: { input: options.input, roleArn: options.identity.roleArn },
          },
        ],
        commands: [],
      };
    },
  };
}
