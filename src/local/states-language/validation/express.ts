import { objectField, stringField } from "../definition/fields.ts";
import { innerSources, statesOf } from "../definition/source-states.ts";
import type { JsonObject } from "../json.ts";
import { type Report, reportMistake } from "./report.ts";

const distributed = "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";

/**
 * Reports what an Express machine cannot do: wait for a worker, a task token or the end of a job, and run child
 * executions ("Choosing workflow type" in the developer guide).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkExpress(machine: JsonObject, report: Report): void {
  for (const { state, location } of statesOf(machine, "JSONPath")) {
    const feature = unsupportedFeature(stringField(state, "Resource") ?? "");
    if (feature !== undefined)
      reportMistake(report, `${location}/Resource`, `Express state machine does not support ${feature}`);
    for (const { graph, place } of innerSources(state)) {
      if (objectField(graph, "ProcessorConfig")?.["Mode"] === "DISTRIBUTED")
        reportMistake(report, `${location}/${place}/ProcessorConfig/Mode`, distributed);
    }
  }
}

function unsupportedFeature(resource: string): string | undefined {
  if (/^arn:[\w-]+:states:[^:]+:\d+:activity:/.test(resource)) return "Activity ARN";
  const pattern = /\.(?:sync|waitForTaskToken)(?=$|:)/.exec(resource)?.[0];
  return pattern && `'${pattern}' service integration`;
}
