import { queryLanguageOf } from "./definition/query-language.ts";
import { isObject, parseJson } from "./json.ts";
import { jsonFault } from "./json-fault.ts";
import type { Diagnostic } from "./types.ts";
import { checkFields } from "./validation/check-fields.ts";
import { checkDuplicateNames } from "./validation/duplicate-names.ts";
import { anything, type FieldRule, integer, oneOf, text } from "./validation/field-rules.ts";
import type { Place } from "./validation/place.ts";
import { type Report, reportMistake, type ResourceKnowledge, schemaValidationFailed } from "./validation/report.ts";
import { checkExpress } from "./validation/express.ts";
import { checkGraph } from "./validation/states.ts";
import { warningsAbout } from "./validation/warnings.ts";
import { checkTransitions } from "./validation/transitions.ts";
import { checkVariableScopes } from "./validation/variable-scopes.ts";
import { languageRules } from "./validation/languages/languages.ts";

const machineFields: Readonly<Record<string, FieldRule>> = {
  Comment: text,
  QueryLanguage: oneOf("JSONPath", "JSONata"),
  StartAt: anything,
  States: anything,
  TimeoutSeconds: integer({ least: 0, most: 99_999_999 }),
  Version: oneOf("1.0"),
};

interface ValidationOptions extends ResourceKnowledge {
  readonly type?: "STANDARD" | "EXPRESS";
  /** Whether the machine is only there for the sake of one state (TestState), so that its end is not asked for. */
  readonly extent?: "machine" | "state";
}

/**
 * Finds what in a definition may not be meant as it is written. Empty when the definition cannot be read at all: then
 * `validateDefinition` says why.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function findWarnings(source: string): Diagnostic[] {
  try {
    const definition = parseJson(source);
    return isObject(definition) ? warningsAbout(definition) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/**
 * Finds what is wrong with a definition, as ValidateStateMachineDefinition reports it. Empty when AWS would accept it.
 * Where variables are known is looked at only when all else is right.
 */
export function validateDefinition(
  source: string,
  { type = "STANDARD", extent = "machine", ...resources }: ValidationOptions = {},
): Diagnostic[] {
  if (source.trim() === "") {
    const message = "Definition must be a valid JSON object";
    return [{ severity: "ERROR", code: schemaValidationFailed, message }];
  }
  const fault = jsonFault(source);
  if (fault !== undefined) return [{ severity: "ERROR", code: "INVALID_JSON_DESCRIPTION", ...fault }];
  const definition = parseJson(source);
  const report: Report = { diagnostics: [], resources };
  const place: Place = { report, location: "", language: languageRules("JSONPath"), statesFields: [] };
  if (!isObject(definition)) {
    reportMistake(report, "/", "Expected value of type [OBJECT]");
    return report.diagnostics;
  }
  checkFields(definition, machineFields, place);
  checkGraph(definition, { ...place, language: languageRules(queryLanguageOf(definition, "JSONPath")) });
  checkDuplicateNames(definition, report);
  if (type === "EXPRESS") checkExpress(definition, report);
  if (extent === "machine" || report.diagnostics.length === 0) checkTransitions(definition, report);
  if (report.diagnostics.length === 0) checkVariableScopes(definition, report);
  return report.diagnostics;
}
