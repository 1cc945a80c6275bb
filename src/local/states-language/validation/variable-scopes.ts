import { objectField, objectsField, stringField } from "../definition/fields.ts";
import { type QueryLanguageName, queryLanguageOf } from "../definition/query-language.ts";
import { innerSources } from "../definition/source-states.ts";
import { isObject, type JsonObject } from "../json.ts";
import { languageRules } from "./languages/languages.ts";
import { type Report, reportMistake } from "./report.ts";

interface Scope {
  readonly language: QueryLanguageName;
  /** Variables of the scopes around this one. */
  readonly outer: ReadonlySet<string>;
  readonly location: string;
}

/**
 * "A variable assigned in an inner scope cannot have the same name as one assigned in an outer scope."
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function checkVariableScopes(machine: JsonObject, report: Report): void {
  checkScope(machine, { language: queryLanguageOf(machine, "JSONPath"), outer: new Set(), location: "" }, report);
}

function checkScope(graph: JsonObject, { language, outer, location }: Scope, report: Report): void {
  const states = Object.entries(objectField(graph, "States") ?? {}).filter((entry): entry is [string, JsonObject] =>
    isObject(entry[1]),
  );
  const own = new Set<string>();
  for (const [name, state] of states) {
    for (const [variable, place] of assignedBy(state, queryLanguageOf(state, language))) {
      own.add(variable);
      if (!outer.has(variable)) continue;
      const message = `The variable '${variable}' is already assigned in an outer scope`;
      reportMistake(report, `${location}/States/${name}/${place}`, message);
    }
  }
  const visible = new Set([...outer, ...own]);
  for (const [name, state] of states)
    for (const { graph: inner, place } of innerSources(state))
      // The children of a distributed Map state do not see the variables of the machine.
      if (!isDistributed(inner))
        checkScope(inner, { language, outer: visible, location: `${location}/States/${name}/${place}` }, report);
}

function isDistributed(processor: JsonObject): boolean {
  return stringField(objectField(processor, "ProcessorConfig") ?? {}, "Mode") === "DISTRIBUTED";
}

/** The variables that a state, its rules and its catchers set, each with its place in the state. */
function* assignedBy(state: JsonObject, language: QueryLanguageName): Generator<readonly [string, string]> {
  const places: [JsonObject, string][] = [[state, "Assign"]];
  for (const list of ["Choices", "Catch"])
    for (const [index, element] of objectsField(state, list).entries())
      places.push([element, `${list}[${index}]/Assign`]);
  for (const [source, place] of places)
    for (const field of Object.keys(objectField(source, "Assign") ?? {}))
      yield [languageRules(language).variableOf(field), `${place}/${field}`];
}
