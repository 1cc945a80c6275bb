import { queryLanguageOf } from "../definition/query-language.ts";
import { objectField, stringField } from "../definition/fields.ts";
import { innerSources, processorSource } from "../definition/source-states.ts";
import { isObject, type JsonObject, parseJson } from "../json.ts";
import { labelOf } from "./map-label.ts";

/**
 * The definition that the child executions of a distributed Map state run, as text; undefined when the machine has no
 * such state. It names the query language that the machine sets for all of it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 * @param definition of the whole machine, which is right
 * @param label as the ARN of the state has it
 */
export function processorDefinition(
  definition: string,
  { machineArn, label }: { machineArn: string; label: string },
): string | undefined {
  const source = parseJson(definition);
  const found = isObject(source) ? findProcessor(source, { machineArn, parentArn: machineArn, label }) : undefined;
  if (found === undefined || !isObject(source)) return undefined;
  const isJsonata = queryLanguageOf(source, "JSONPath") === "JSONata";
  return JSON.stringify({ ...(isJsonata && { QueryLanguage: "JSONata" }), ...found });
}

interface Wanted {
  readonly machineArn: string;
  /** Within a child execution, the machine's ARN has the label of the Map state that started it. */
  readonly parentArn: string;
  readonly label: string;
}

function findProcessor(graph: JsonObject, wanted: Wanted): JsonObject | undefined {
  for (const [stateName, state] of Object.entries(objectField(graph, "States") ?? {})) {
    if (!isObject(state)) continue;
    const processor = processorSource(state);
    const label = processor && isDistributed(processor) ? labelOfState(stateName, state, wanted) : undefined;
    if (label === wanted.label) return processor;
    const parentArn = label === undefined ? wanted.parentArn : `${wanted.machineArn}/${label}`;
    for (const inner of innerSources(state)) {
      const found = findProcessor(inner.graph, { ...wanted, parentArn });
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function isDistributed(processor: JsonObject): boolean {
  return stringField(objectField(processor, "ProcessorConfig") ?? {}, "Mode") === "DISTRIBUTED";
}

function labelOfState(stateName: string, state: JsonObject, { parentArn }: Wanted): string {
  return labelOf({ machineArn: parentArn, stateName, label: stringField(state, "Label") });
}
