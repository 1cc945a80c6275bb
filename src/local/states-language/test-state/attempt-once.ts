import { explainFault } from "../errors/explain-fault.ts";
import type { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { leaveByCatcher } from "../retry-and-catch/catcher.ts";
import { decide, type ErrorHandling } from "../retry-and-catch/error-handling.ts";
import { delayOf } from "../retry-and-catch/retrier.ts";
import type { Departure } from "../states/departure.ts";
import type { InspectionRecorder } from "./inspection.ts";

/**
 * Ends a test: a retrier has granted another attempt.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export class RetryGranted extends Error {
  override readonly name = "RetryGranted";
  readonly failure: StatesError;

  constructor(failure: StatesError) {
    super("another attempt is granted");
    this.failure = failure;
  }
}

interface OneAttempt {
  readonly visit: Visit;
  readonly handling: ErrorHandling;
  readonly recorder: InspectionRecorder;
  /** How many attempts the retrier that takes the error has granted before. */
  readonly retriesMade: number;
  attempt(): Routine<Departure>;
}

/**
 * Does the work of a state once, and notes what `Retry` and `Catch` do about its error.
 * @throws StatesError when nothing handles the error; RetryGranted when it is worth another attempt
 */
export function* attemptOnce(options: OneAttempt): Routine<Departure> {
  const { visit, handling, recorder, retriesMade, attempt } = options;
  const { retriers, catchers } = handling;
  try {
    return yield* attempt();
  } catch (thrown) {
    const error = explainFault(thrown, visit);
    const decision = decide(handling, error, () => retriesMade);
    if (decision.kind === "retry") {
      const { retrier, attempts } = decision;
      const seconds = Math.round(delayOf(retrier, attempts, visit.branch.run.random) / 1000);
      recorder.error({ retryIndex: retriers.indexOf(retrier), retryBackoffIntervalSeconds: seconds });
      throw new RetryGranted(error);
    }
    if (decision.spent !== undefined) recorder.error({ retryIndex: retriers.indexOf(decision.spent) });
    if (decision.kind === "fail") throw error;
    recorder.error({ catchIndex: catchers.indexOf(decision.catcher) });
    return yield* leaveByCatcher(decision.catcher, error, visit);
  }
}
