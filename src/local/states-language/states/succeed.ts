import { applyFlowPath, type FlowPath, parseFlowPath } from "../data-flow/flow-path.ts";
import { fillJsonata } from "../data-flow/jsonata.ts";
import { anyField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { inspectPayload } from "../execution/inspection.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { payloadOf } from "../payload.ts";
import { type JsonataTemplate, parseJsonataField } from "../templates/jsonata-template.ts";
import type { Departure } from "./departure.ts";

/** Ends its sequence of states well. */
export interface SucceedState {
  readonly type: "Succeed";
  readonly flow:
    | { readonly language: "JSONPath"; readonly inputPath: FlowPath; readonly outputPath: FlowPath }
    | { readonly language: "JSONata"; readonly output: JsonataTemplate | undefined };
}

export function parseSucceed(source: JsonObject, language: QueryLanguage): SucceedState {
  if (language === "JSONata")
    return { type: "Succeed", flow: { language, output: parseJsonataField(source, "Output") } };
  const inputPath = parseFlowPath(anyField(source, "InputPath"));
  const outputPath = parseFlowPath(anyField(source, "OutputPath"));
  return { type: "Succeed", flow: { language, inputPath, outputPath } };
}

export function* runSucceed({ flow }: SucceedState, visit: Visit): Routine<Departure> {
  if (flow.language === "JSONPath") {
    const input = applyFlowPath(flow.inputPath, visit.input, visit);
    inspectPayload(visit, "afterInputPath", input);
    return { output: applyFlowPath(flow.outputPath, input, visit), next: undefined };
  }
  if (flow.output === undefined) return { output: visit.input, next: undefined };
  const output = yield* fillJsonata(flow.output, visit, { input: visit.input.value });
  return { output: payloadOf(output), next: undefined };
}
