import type { Routine } from "../execution/routine.ts";

/** A value that is there at once, or that a routine works out. JSONPath needs no routine; JSONata may wait. */
export type Eventual<Value> = Value | Routine<Value>;

/** Waits for a value that may need a routine; a value that is there takes no step. */
export function* settle<Value extends object | string | number | boolean | null>(
  value: Eventual<Value>,
): Routine<Value> {
  return isRoutine(value) ? yield* value : value;
}

function isRoutine<Value>(value: Eventual<Value>): value is Routine<Value> {
  return typeof value === "object" && value !== null && Symbol.iterator in value && "next" in value;
}
