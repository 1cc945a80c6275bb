import { explainFault } from "../errors/explain-fault.ts";
import type { StatesError } from "../errors/states-error.ts";
import { awaitTimer } from "../execution/await-timer.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { Departure } from "../states/departure.ts";
import { leaveByCatcher } from "./catcher.ts";
import { decide, type ErrorHandling } from "./error-handling.ts";
import { delayOf, type Retrier } from "./retrier.ts";

interface Attempts {
  readonly visit: Visit;
  readonly handling: ErrorHandling;
  /** One attempt at the work of the state. */
  attempt(): Routine<Departure>;
  /** Called with the error when no retrier grants another attempt. */
  giveUp(error: StatesError): void;
}

/**
 * Does the work of a state, again where a retrier grants it, and leaves by a catcher where one takes the error.
 *
 * @see https://states-language.net/spec.html#retrying-after-error
 * @throws StatesError when nothing handles the error
 */
export function* attemptWithRetries({ visit, handling, attempt, giveUp }: Attempts): Routine<Departure> {
  const granted = new Map<Retrier, number>();
  for (;;) {
    try {
      return yield* attempt();
    } catch (thrown) {
      const error = explainFault(thrown, visit);
      const decision = decide(handling, error, (retrier) => granted.get(retrier) ?? 0);
      if (decision.kind !== "retry") giveUp(error);
      if (decision.kind === "fail") throw error;
      if (decision.kind === "catch") return yield* leaveByCatcher(decision.catcher, error, visit);
      const { retrier, attempts } = decision;
      granted.set(retrier, attempts + 1);
      yield* pause(delayOf(retrier, attempts, visit.branch.run.random), visit);
      visit.retryCount = (visit.retryCount ?? 0) + 1;
      visit.assigned = undefined;
      visit.begun = undefined;
    }
  }
}

function* pause(milliseconds: number, { branch, enteredEventId, retryCount }: Visit): Routine<void> {
  if (milliseconds <= 0) return;
  const { run } = branch;
  yield* awaitTimer(run, `retry-${enteredEventId}-${retryCount ?? 0}`, run.history.now + milliseconds);
}
