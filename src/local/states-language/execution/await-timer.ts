import { awaitStimulus, type Routine } from "./routine.ts";
import type { Run } from "./run.ts";

/** Sets a timer and waits until it is due; a routine that ends before cancels it. `at` is in milliseconds since 1970. */
export function* awaitTimer(run: Run, timer: string, at: number): Routine<void> {
  run.command({ kind: "setTimer", timer, at });
  let pending = true;
  try {
    yield* awaitStimulus(timer);
    pending = false;
  } finally {
    if (pending) run.command({ kind: "cancelTimer", timer });
  }
}
