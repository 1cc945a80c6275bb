import { applyAssign, type Assign, parseAssign } from "../data-flow/assign.ts";
import { fillJsonata } from "../data-flow/jsonata.ts";
import { applyResultPath, parseResultPath, type ResultPath } from "../data-flow/result-path.ts";
import { anyField, objectsField, stringField, stringsField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import type { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { payloadOf } from "../payload.ts";
import type { Departure } from "../states/departure.ts";
import { type JsonataTemplate, parseJsonataField } from "../templates/jsonata-template.ts";
import type { Json } from "../types.ts";

/** An element of `Catch`: which errors it takes and how the machine goes on. */
export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  readonly assign: Assign | undefined;
  readonly flow:
    | { readonly language: "JSONPath"; readonly resultPath: ResultPath }
    | { readonly language: "JSONata"; readonly output: JsonataTemplate | undefined };
}

export function parseCatchers(source: JsonObject, language: QueryLanguage): Catcher[] {
  return objectsField(source, "Catch").map((catcher) => ({
    errorEquals: stringsField(catcher, "ErrorEquals"),
    next: stringField(catcher, "Next") ?? "",
    assign: parseAssign(catcher, language),
    flow:
      language === "JSONPath"
        ? { language, resultPath: parseResultPath(anyField(catcher, "ResultPath")) }
        : { language, output: parseJsonataField(catcher, "Output") },
  }));
}

/** Leaves the state by a catcher. The error output goes on, or what the catcher makes of it. */
export function* leaveByCatcher(catcher: Catcher, error: StatesError, visit: Visit): Routine<Departure> {
  const errorOutput = errorOutputOf(catcher, error);
  const data = { input: visit.input.value, errorOutput };
  yield* applyAssign(catcher.assign, visit, data);
  const { flow, next } = catcher;
  if (flow.language === "JSONPath") {
    return { output: applyResultPath(flow.resultPath, visit.input, payloadOf(errorOutput)), next, caught: error };
  }
  return {
    output: payloadOf(flow.output === undefined ? errorOutput : yield* fillJsonata(flow.output, visit, data)),
    next,
    caught: error,
  };
}

/** A catcher that knows the error by its other name sees it under that name. */
function errorOutputOf({ errorEquals }: Catcher, { error, reason, alias }: StatesError): Json {
  const name = error === undefined || errorEquals.includes(error) ? error : nameFor(errorEquals, error, alias);
  return { ...(name === undefined ? {} : { Error: name }), ...(reason === undefined ? {} : { Cause: reason }) };
}

function nameFor(errorEquals: readonly string[], error: string, alias: string | undefined): string {
  return alias !== undefined && error === "States.Runtime" && errorEquals.includes(alias) ? alias : error;
}
