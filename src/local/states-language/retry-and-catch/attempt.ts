import { explainFault } from "../errors/explain-fault.ts";
import type { StatesError } from "../errors/states-error.ts";
import { inspectError } from "../execution/inspection.ts";
import { awaitStimulus, type Routine } from "../execution/routine.ts";
import { RetryGranted } from "../execution/state-test.ts";
import type { Visit } from "../execution/visit.ts";
import type { Departure } from "../states/departure.ts";
import { type Catcher, leaveByCatcher } from "./catcher.ts";
import { matchesError } from "./error-matching.ts";
import { delayOf, type Retrier } from "./retrier.ts";

/** `Retry` and `Catch` of a state. */
export interface ErrorHandling {
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

interface Attempts extends ErrorHandling {
  readonly visit: Visit;
  /** One attempt at the work of the state. */
  attempt(): Routine<Departure>;
  /** Called with the error when no retrier grants another attempt. */
  giveUp(error: StatesError): void;
}

/**
 * Does the work of a state, again where a retrier grants it, and leaves by a catcher where one takes the error.
 * @throws StatesError when nothing handles the error; RetryGranted instead of another attempt when the state is only
 *   tried out
 */
export function* attemptWithRetries({ visit, retriers, catchers, attempt, giveUp }: Attempts): Routine<Departure> {
  const granted = new Map<Retrier, number>();
  const { test } = visit.branch.run;
  for (;;) {
    try {
      return yield* attempt();
    } catch (thrown) {
      const error = explainFault(thrown, visit);
      const retrier = retriers.find(({ errorEquals }) => matchesError(errorEquals, error));
      const before = retrier === undefined ? 0 : (granted.get(retrier) ?? test?.retriesMade ?? 0);
      if (retrier === undefined || before >= retrier.maxAttempts) {
        giveUp(error);
        if (retrier !== undefined) inspectError(visit, { retryIndex: retriers.indexOf(retrier) });
        const catcher = catchers.find(({ errorEquals }) => matchesError(errorEquals, error));
        if (catcher === undefined) throw error;
        inspectError(visit, { catchIndex: catchers.indexOf(catcher) });
        return yield* leaveByCatcher(catcher, error, visit);
      }
      granted.set(retrier, before + 1);
      const delay = delayOf(retrier, before, visit.branch.run.random);
      inspectError(visit, {
        retryIndex: retriers.indexOf(retrier),
        retryBackoffIntervalSeconds: Math.round(delay / 1000),
      });
      if (test !== undefined) throw new RetryGranted(error);
      yield* pause(delay, visit);
      visit.retryCount = (visit.retryCount ?? 0) + 1;
      visit.assigned = undefined;
      visit.begun = undefined;
    }
  }
}

function* pause(milliseconds: number, { branch, enteredEventId, retryCount }: Visit): Routine<void> {
  if (milliseconds <= 0) return;
  const { run } = branch;
  const timer = `retry-${enteredEventId}-${retryCount ?? 0}`;
  run.command({ kind: "setTimer", timer, at: run.history.now + milliseconds });
  let pending = true;
  try {
    yield* awaitStimulus(timer);
    pending = false;
  } finally {
    if (pending) run.command({ kind: "cancelTimer", timer });
  }
}
