import { objectField, stringField } from "../definition/fields.ts";
import { innerSources, processorSource } from "../definition/source-states.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type Report, reportMistake } from "./report.ts";

/**
 * Reports what an Express machine cannot do: wait for a worker, a task token or the end of a job, and run child
 * executions ("Choosing workflow type" in the developer guide).
 */
export function checkExpress(graph: JsonObject, report: Report, location = ""): void {
  for (const [name, state] of Object.entries(objectField(graph, "States") ?? {})) {
    if (!isObject(state)) continue;
    const place = `${location}/States/${name}`;
    const feature = unsupportedFeature(state);
    if (feature !== undefined) {
      const message = `Express state machine does not support ${feature.name}`;
      reportMistake(report, `${place}/${feature.field}`, message);
    }
    for (const inner of innerSources(state)) checkExpress(inner, report, place);
  }
}

function unsupportedFeature(state: JsonObject): { name: string; field: string } | undefined {
  const processor = processorSource(state) ?? {};
  if (objectField(processor, "ProcessorConfig")?.["Mode"] === "DISTRIBUTED")
    return { name: "Distributed Map", field: "ItemProcessor" };
  const resource = stringField(state, "Resource") ?? "";
  if (/^arn:[\w-]+:states:[^:]+:\d+:activity:/.test(resource)) return { name: "Activity ARN", field: "Resource" };
  const pattern = /\.(?:sync|waitForTaskToken)(?=$|:)/.exec(resource)?.[0];
  return pattern === undefined ? undefined : { name: `'${pattern}' service integration`, field: "Resource" };
}
