import type { Stimulus } from "../types.ts";
import type { Routine, Wait } from "./routine.ts";

/** A routine on its way: the execution itself, a branch of a Parallel state, an iteration of a Map state. */
export interface Fiber<Result> {
  readonly routine: Routine<Result>;
  readonly parent: Fiber<unknown> | undefined;
  /** Present once the routine has ended. */
  outcome: { readonly result: Result } | { readonly error: unknown } | undefined;
  wait: Wait | undefined;
}

/** Runs the routines of one execution, one at a time, in the order in which they became able to continue. */
export interface Scheduler {
  /** The fiber that is running now. */
  current(): Fiber<unknown> | undefined;
  spawn<Result>(routine: Routine<Result>): Fiber<Result>;
  /** Wakes the routine that waits for the named task or timer; false when none does. */
  wake(name: string, stimulus: Stimulus): boolean;
  /** Ends a fiber where it stands; its `finally` blocks run. */
  cancel(fiber: Fiber<unknown>): void;
  /** Runs until every routine waits or has ended. A promise only where an evaluation is awaited. */
  run(): void | Promise<void>;
}

/** A scheduler without fibers. It has no clock: timers are stimuli from outside. */
export function createScheduler(): Scheduler {
  const ready: { fiber: Fiber<unknown>; stimulus: Stimulus | undefined }[] = [];
  const sleeping = new Map<string, Fiber<unknown>>();
  let current: Fiber<unknown> | undefined;

  function settle(fiber: Fiber<unknown>, outcome: NonNullable<Fiber<unknown>["outcome"]>): void {
    fiber.outcome = outcome;
    const { parent } = fiber;
    if (parent?.wait?.kind !== "children") return;
    parent.wait = undefined;
    ready.push({ fiber: parent, stimulus: undefined });
  }

  /** Lets a fiber continue; answers the promise it came to wait for, if any. */
  function resume(fiber: Fiber<unknown>, stimulus: Stimulus | undefined): Promise<unknown> | undefined {
    if (fiber.outcome !== undefined) return undefined;
    current = fiber;
    try {
      const step = fiber.routine.next(stimulus);
      if (step.done === true) {
        settle(fiber, { result: step.value });
        return undefined;
      }
      fiber.wait = step.value;
      if (step.value.kind === "stimulus") for (const name of step.value.names) sleeping.set(name, fiber);
      return step.value.kind === "promise" ? step.value.promise : undefined;
    } catch (error) {
      settle(fiber, { error });
      return undefined;
    } finally {
      current = undefined;
    }
  }

  function forget(fiber: Fiber<unknown>): void {
    if (fiber.wait?.kind === "stimulus") for (const name of fiber.wait.names) sleeping.delete(name);
    fiber.wait = undefined;
  }

  function run(): void | Promise<void> {
    for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
      const { fiber } = next;
      const promise = resume(fiber, next.stimulus);
      if (promise === undefined) continue;
      return promise.then(() => {
        ready.unshift({ fiber, stimulus: undefined });
        return run();
      });
    }
    return undefined;
  }

  return {
    current: () => current,
    spawn(routine) {
      const fiber = { routine, parent: current, outcome: undefined, wait: undefined };
      ready.push({ fiber, stimulus: undefined });
      return fiber;
    },
    wake(name, stimulus) {
      const fiber = sleeping.get(name);
      if (fiber === undefined) return false;
      forget(fiber);
      ready.push({ fiber, stimulus });
      return true;
    },
    cancel(fiber) {
      if (fiber.outcome !== undefined) return;
      forget(fiber);
      fiber.outcome = { error: undefined };
      fiber.routine.return(undefined);
    },
    run,
  };
}
