import { objectField, stringField } from "../definition/fields.ts";
import { innerSources } from "../definition/source-states.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type Report, reportMistake } from "./report.ts";

/**
 * Reports what an Express machine cannot do: wait for a worker, a task token or the end of a job, and run child
 * executions ("Choosing workflow type" in the developer guide).
 */
export function checkExpress(graph: JsonObject, report: Report, location = ""): void {
  for (const [name, state] of Object.entries(objectField(graph, "States") ?? {})) {
    if (!isObject(state)) continue;
    const here = `${location}/States/${name}`;
    const feature = unsupportedFeature(stringField(state, "Resource") ?? "");
    if (feature !== undefined)
      reportMistake(report, `${here}/Resource`, `Express state machine does not support ${feature}`);
    for (const { graph, place } of innerSources(state)) {
      if (objectField(graph, "ProcessorConfig")?.["Mode"] === "DISTRIBUTED")
        reportMistake(report, `${here}/${place}/ProcessorConfig/Mode`, distributed);
      checkExpress(graph, report, `${here}/${place}`);
    }
  }
}

const distributed = "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";

function unsupportedFeature(resource: string): string | undefined {
  if (/^arn:[\w-]+:states:[^:]+:\d+:activity:/.test(resource)) return "Activity ARN";
  const pattern = /\.(?:sync|waitForTaskToken)(?=$|:)/.exec(resource)?.[0];
  return pattern && `'${pattern}' service integration`;
}
