import { awaitStimulus, type Routine } from "./routine.ts";
import type { Run } from "./run.ts";

/**
 * How many events one stimulus may cause before the execution lets others have the thread. Without it a machine that
 * loops for ever, and whose history has no limit, would never let go.
 */
const eventsPerBreath = 5_000;

/** Before each state: asks for a timer that is due at once when a lot has happened since the last stimulus. */
export function* takeBreath(run: Run): Routine<void> {
  if (run.history.freshCount() < eventsPerBreath) return;
  run.breaths += 1;
  const timer = `breath-${run.breaths}`;
  run.command({ kind: "setTimer", timer, at: run.history.now });
  yield* awaitStimulus(timer);
}
