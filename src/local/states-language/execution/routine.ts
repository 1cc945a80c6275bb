import type { Stimulus } from "../types.ts";

/**
 * A part of an execution that can pause. Each state is written as one: it runs until it has to wait, says what for,
 * and continues from there. Nothing runs at the same time as anything else, so the order of events is always the same.
 */
export type Routine<Result> = Generator<Wait, Result, Stimulus | undefined>;

/** The event that a routine waits for. */
export type Wait =
  /** A stimulus about one of these tasks or timers. */
  | { readonly kind: "stimulus"; readonly names: readonly string[] }
  /** Any routine that it has spawned has ended. */
  | { readonly kind: "children" }
  /** An evaluation outside the routine; no other routine runs meanwhile. */
  | { readonly kind: "promise"; readonly promise: Promise<unknown> };

/** Pauses until a stimulus about one of the tasks or timers arrives. */
export function* awaitStimulus(...names: readonly string[]): Routine<Stimulus> {
  for (;;) {
    const stimulus = yield { kind: "stimulus", names };
    if (stimulus !== undefined) return stimulus;
  }
}

/** Pauses until the promise is settled. @throws what the promise was rejected with */
export function* awaitPromise<Value>(promise: Promise<Value>): Routine<Value> {
  let settled: PromiseSettledResult<Value> | undefined;
  const note = async (): Promise<void> => {
    [settled] = await Promise.allSettled([promise]);
  };
  yield { kind: "promise", promise: note() };
  if (settled?.status === "fulfilled") return settled.value;
  throw settled?.reason;
}
