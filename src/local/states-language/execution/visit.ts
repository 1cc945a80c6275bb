import type { JsonObject } from "../json.ts";
import type { Bindings } from "../paths/bindings.ts";
import type { Payload } from "../payload.ts";
import type { Json } from "../types.ts";
import { createContextObject } from "./context-object.ts";
import type { Begun } from "./position.ts";
import type { Branch } from "./run.ts";

/**
 * One visit of a state: from its StateEntered event to its StateExited event.
 *
 * @see https://states-language.net/spec.html#context-object
 */
export interface Visit {
  readonly branch: Branch;
  readonly stateName: string;
  readonly input: Payload;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  readonly enteredEventId: number;
  /** The event before the StateEntered event. */
  readonly precedingEventId: number;
  /** How often the state was tried again; absent for states that have no `Retry`. */
  retryCount: number | undefined;
  /** `$$.Task.Token`, for tasks that wait for one. */
  taskToken: string | undefined;
  /** The variables that `Assign` set; they take effect when the state is left. */
  assigned: JsonObject | undefined;
  /** The part that the current attempt has begun, in states that hold others. */
  begun: Begun | undefined;
}

/** Returns what the expressions of the visited state see when they are about `input`. */
export function bindingsOf(visit: Visit, input: Json, more: { map?: JsonObject | undefined } = {}): Bindings {
  const { branch } = visit;
  return {
    input,
    variables: branch.variables,
    random: branch.run.random,
    context: () => createContextObject(visit, more),
  };
}
