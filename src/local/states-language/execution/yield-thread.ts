import { awaitStimulus, type Routine } from "./routine.ts";
import type { Run } from "./run.ts";

/**
 * How much one stimulus may write before the execution lets others have the thread: some thousands of small events, or
 * a few with large payloads. Without it a machine that loops for ever, and whose history has no limit, would keep the
 * thread.
 */
const weightPerTurn = 1_000_000;

/** Before each state: asks for a timer that is due at once when a lot has happened since the last stimulus. */
export function* yieldThread(run: Run): Routine<void> {
  if (run.history.freshWeight() < weightPerTurn) return;
  run.yields += 1;
  const timer = `yield-${run.yields}`;
  run.command({ kind: "setTimer", timer, at: run.history.now });
  yield* awaitStimulus(timer);
}
