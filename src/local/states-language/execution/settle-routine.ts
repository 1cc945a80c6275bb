import type { Routine } from "./routine.ts";

/**
 * Runs a routine apart from the execution's other routines. It may wait for evaluations alone.
 * @throws what the routine throws
 */
export function settleRoutine<Result>(routine: Routine<Result>): Result | Promise<Result> {
  const step = routine.next();
  if (step.done === true) return step.value;
  if (step.value.kind !== "promise") throw new TypeError("a routine apart waits for evaluations alone");
  return step.value.promise.then(() => settleRoutine(routine));
}
