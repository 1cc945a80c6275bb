import { queryLanguageOf } from "../definition/query-language.ts";
import { statesOf } from "../definition/source-states.ts";
import type { JsonObject } from "../json.ts";
import type { Diagnostic } from "../types.ts";
import { languageRules } from "./languages/languages.ts";

/**
 * Warnings about a machine's states: what looks dynamic there, and is not.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function warningsAbout(machine: JsonObject): Diagnostic[] {
  const states = [...statesOf(machine, queryLanguageOf(machine, "JSONPath"))];
  return states.flatMap(({ state, language, location }) => [...languageRules(language).warningsAbout(state, location)]);
}
