import { evaluationFailed } from "../events/state-events.ts";
import type { Visit } from "../execution/visit.ts";
import { errorNames } from "./error-names.ts";
import { EvaluationFault, RuntimeFault, StatesError } from "./states-error.ts";

/**
 * Turns what went wrong in a state into an error of the language, with the state and its place in the history in the
 * text. A failed evaluation also gets its event. It throws again any error that is not a fault of the machine.
 *
 * @see https://states-language.net/spec.html#errors
 */
export function explainFault(thrown: unknown, visit: Visit): StatesError {
  const error = describeFault(thrown, visit);
  if (thrown instanceof EvaluationFault) {
    recordEvaluationFailure(thrown, visit, { error: errorNames.queryEvaluationError, cause: error.reason ?? "" });
  }
  return error;
}

/** The same without an event: for expressions that are evaluated outside the history. */
export function describeFault(thrown: unknown, { branch, stateName, enteredEventId }: Visit): StatesError {
  if (thrown instanceof StatesError) return thrown;
  const prefix = branch.run.namesFailedStates
    ? `An error occurred while executing the state '${stateName}' (entered at the event id #${enteredEventId}). `
    : "";
  if (thrown instanceof RuntimeFault) {
    return new StatesError({ error: errorNames.runtime, cause: prefix + thrown.message, alias: thrown.alias });
  }
  if (thrown instanceof EvaluationFault) {
    return new StatesError({ error: errorNames.queryEvaluationError, cause: prefix + thrown.message });
  }
  throw thrown;
}

/**
 * Recorded: when an expression fails while the state is being entered, the event follows not the StateEntered event
 * but the one before it; when only its value cannot be used, it follows the StateEntered event.
 */
function recordEvaluationFailure(
  fault: EvaluationFault,
  visit: Visit,
  failure: { error: string; cause: string },
): void {
  const { branch, enteredEventId, precedingEventId, stateName } = visit;
  const whileEntering = branch.cursor === enteredEventId && !fault.afterEvaluation;
  branch.cursor = branch.run.history.write(
    evaluationFailed(stateName, { ...failure, location: fault.location }),
    whileEntering ? precedingEventId : branch.cursor,
  );
}
