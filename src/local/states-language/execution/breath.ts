import { awaitStimulus, type Routine } from "./routine.ts";
import type { Run } from "./run.ts";

/**
 * How much one stimulus may write before the execution lets others have the thread: some thousands of small events, or
 * a few with large payloads. Without it a machine that loops for ever, and whose history has no limit, would never let
 * go.
 */
const weightPerBreath = 1_000_000;

/** Before each state: asks for a timer that is due at once when a lot has happened since the last stimulus. */
export function* takeBreath(run: Run): Routine<void> {
  if (run.history.freshWeight() < weightPerBreath) return;
  run.breaths += 1;
  const timer = `breath-${run.breaths}`;
  run.command({ kind: "setTimer", timer, at: run.history.now });
  yield* awaitStimulus(timer);
}
