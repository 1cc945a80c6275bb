import { DefinitionError } from "./definition-error.ts";
import { numberField } from "./definition/fields.ts";
import { queryLanguageOf } from "./definition/query-language.ts";
import { isObject, parseJson } from "./json.ts";
import type { Machine } from "./machine.ts";
import { parseGraph } from "./states/parse-graph.ts";
import { validateDefinition } from "./validate-definition.ts";

/**
 * Reads a definition and compiles every path, template and expression in it.
 *
 * @see https://states-language.net/spec.html#structure-of-a-state-machine
 * @throws DefinitionError when AWS would refuse it
 */
export function parseDefinition(source: string, options: Parameters<typeof validateDefinition>[1] = {}): Machine {
  const errors = validateDefinition(source, options).filter(({ severity }) => severity === "ERROR");
  if (errors.length > 0) throw new DefinitionError(errors);
  const definition = parseJson(source);
  if (!isObject(definition)) throw new TypeError("a validated definition is an object");
  return {
    graph: parseGraph(definition, queryLanguageOf(definition, "JSONPath")),
    timeoutSeconds: numberField(definition, "TimeoutSeconds"),
  };
}
