import type { JsonObject } from "../json.ts";
import { type Payload, textOf } from "../payload.ts";
import type { State } from "../states/state.ts";
import type { EventContent } from "../execution/history.ts";

const whole = { truncated: false };

/** @param input is shown whole: nothing is truncated here */
export function stateEntered(type: State["type"], name: string, input: Payload): EventContent {
  return {
    type: `${type}StateEntered`,
    stateEnteredEventDetails: { name, input: textOf(input), inputDetails: whole },
  };
}

/**
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 * @param assigned the variables that `Assign` set; the event shows each as JSON text
 */
export function stateExited(
  type: State["type"],
  name: string,
  { output, assigned }: { output: Payload; assigned: JsonObject | undefined },
): EventContent {
  const variables =
    assigned === undefined ? {} : { assignedVariables: printVariables(assigned), assignedVariablesDetails: whole };
  return {
    type: `${type}StateExited`,
    stateExitedEventDetails: { name, output: textOf(output), outputDetails: whole, ...variables },
  };
}

function printVariables(assigned: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The state was ended from outside: another branch of its Parallel or Map state failed. */
export function stateAborted(type: State["type"]): EventContent {
  return { type: `${type}StateAborted` };
}

/** @param location the field, such as `Arguments`; undefined where AWS names none */
export function evaluationFailed(
  state: string,
  { error, cause, location }: { error: string; cause: string; location: string | undefined },
): EventContent {
  return {
    type: "EvaluationFailed",
    evaluationFailedEventDetails: { error, cause, ...(location === undefined ? {} : { location }), state },
  };
}
