import type { Flow, QueryLanguage } from "../data-flow/query-language.ts";
import { passErrorOn } from "../data-flow/shape-data.ts";
import { objectsField, stringField, stringsField } from "../definition/fields.ts";
import type { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { payloadOf } from "../payload.ts";
import type { Departure } from "../states/departure.ts";
import type { Json } from "../types.ts";

/**
 * An element of `Catch`: which errors it takes and how the machine continues.
 *
 * @see https://states-language.net/spec.html#fallback-states
 */
export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  readonly flow: Flow;
}

/** Reads `Catch`, in its order; none where the state has no such field. */
export function parseCatchers(source: JsonObject, language: QueryLanguage): Catcher[] {
  return objectsField(source, "Catch").map((catcher, index) => ({
    errorEquals: stringsField(catcher, "ErrorEquals"),
    next: stringField(catcher, "Next") ?? "",
    flow: language.flow(catcher, `Catch[${index}]`),
  }));
}

/** Leaves the state by a catcher. It passes the error output on, or what the catcher makes of it. */
export function* leaveByCatcher(catcher: Catcher, error: StatesError, visit: Visit): Routine<Departure> {
  const output = yield* passErrorOn(catcher.flow, visit, payloadOf(errorOutputOf(catcher, error)));
  return { output, next: catcher.next, caught: error };
}

/** A catcher that knows the error by its other name sees it under that name. */
function errorOutputOf({ errorEquals }: Catcher, { error, reason, alias }: StatesError): Json {
  const name = error === undefined || errorEquals.includes(error) ? error : nameFor(errorEquals, error, alias);
  return { ...(name === undefined ? {} : { Error: name }), ...(reason === undefined ? {} : { Cause: reason }) };
}

function nameFor(errorEquals: readonly string[], error: string, alias: string | undefined): string {
  return alias !== undefined && error === "States.Runtime" && errorEquals.includes(alias) ? alias : error;
}
