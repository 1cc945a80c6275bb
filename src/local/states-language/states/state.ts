import type { ChoiceState } from "./choice.ts";
import type { FailState } from "./fail.ts";
import type { MapState } from "./map.ts";
import type { ParallelState } from "./parallel.ts";
import type { PassState } from "./pass.ts";
import type { SucceedState } from "./succeed.ts";
import type { TaskState } from "./task.ts";
import type { WaitState } from "./wait.ts";

/**
 * A state of a machine, read.
 *
 * @see https://states-language.net/spec.html#states-fields
 */
export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** `StartAt` and `States`: of a machine, a branch of a Parallel state, the processor of a Map state. */
export interface StateGraph {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}
