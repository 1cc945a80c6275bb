import type { Routine } from "./routine.ts";

/**
 * Runs a routine outside the execution's scheduler. The routine may wait only for evaluations.
 * @throws what the routine throws
 */
export function settleRoutine<Result>(routine: Routine<Result>): Result | Promise<Result> {
  const step = routine.next();
  if (step.done === true) return step.value;
  if (step.value.kind !== "promise")
    throw new TypeError("a routine outside the scheduler may wait only for evaluations");
  return step.value.promise.then(() => settleRoutine(routine));
}
