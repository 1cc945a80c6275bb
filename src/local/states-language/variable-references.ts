import { queryLanguage } from "./data-flow/languages.ts";
import { queryLanguageOf } from "./definition/query-language.ts";
import { type SourceState, statesOf } from "./definition/source-states.ts";
import { isObject, type JsonObject, parseJson } from "./json.ts";

/**
 * Returns which variables each state of a machine refers to, as DescribeStateMachine lists them
 * (`variableReferences`). States that refer to none are left out.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 * @param definition a valid definition
 */
export function variableReferences(definition: string): Record<string, string[]> {
  const source = parseJson(definition);
  if (!isObject(source)) return {};
  const references: [string, string[]][] = [];
  for (const found of statesOf(source, queryLanguageOf(source, "JSONPath"))) {
    const names = new Set(queryLanguage(found.language).referredVariables(own(found)));
    if (names.size > 0) references.push([found.name, [...names]]);
  }
  return Object.fromEntries(references);
}

/** The state without the states within it. */
function own({ state }: SourceState): JsonObject {
  const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...fields } = state;
  return fields;
}
