import { applyAssign, type Assign, parseAssign } from "../data-flow/assign.ts";
import { applyFlowPath, type FlowPath, parseFlowPath } from "../data-flow/flow-path.ts";
import { fillJsonata } from "../data-flow/jsonata.ts";
import { applyResultPath, parseResultPath, type ResultPath } from "../data-flow/result-path.ts";
import { anyField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { hideStages, inspectPayload } from "../execution/inspection.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOf } from "../payload.ts";
import { type JsonataTemplate, parseJsonataField } from "../templates/jsonata-template.ts";
import { fillPayloadTemplate, parsePayloadField, type PayloadTemplate } from "../templates/payload-template.ts";
import { type Departure, parseNext } from "./departure.ts";

/** Passes its input on, or a fixed result, or what it makes of its input. */
export interface PassState {
  readonly type: "Pass";
  readonly next: string | undefined;
  readonly assign: Assign | undefined;
  readonly flow: JsonPathFlow | JsonataFlow;
}

interface JsonPathFlow {
  readonly language: "JSONPath";
  readonly inputPath: FlowPath;
  readonly parameters: PayloadTemplate | undefined;
  /** `Result`, taken as it stands: nothing in it is dynamic. */
  readonly result: Payload | undefined;
  readonly resultPath: ResultPath;
  readonly outputPath: FlowPath;
}

interface JsonataFlow {
  readonly language: "JSONata";
  readonly output: JsonataTemplate | undefined;
}

export function parsePass(source: JsonObject, language: QueryLanguage): PassState {
  return {
    type: "Pass",
    next: parseNext(source),
    assign: parseAssign(source, language),
    flow:
      language === "JSONPath" ? parseJsonPathFlow(source) : { language, output: parseJsonataField(source, "Output") },
  };
}

function parseJsonPathFlow(source: JsonObject): JsonPathFlow {
  const result = anyField(source, "Result");
  return {
    language: "JSONPath",
    inputPath: parseFlowPath(anyField(source, "InputPath")),
    parameters: parsePayloadField(source, "Parameters"),
    result: result === undefined ? undefined : payloadOf(result),
    resultPath: parseResultPath(anyField(source, "ResultPath")),
    outputPath: parseFlowPath(anyField(source, "OutputPath")),
  };
}

export function* runPass(state: PassState, visit: Visit): Routine<Departure> {
  const { flow, next } = state;
  if (flow.language === "JSONata") {
    const data = { input: visit.input.value };
    yield* applyAssign(state.assign, visit, data);
    const output = flow.output === undefined ? visit.input : payloadOf(yield* fillJsonata(flow.output, visit, data));
    return { output, next };
  }
  const input = applyFlowPath(flow.inputPath, visit.input, visit);
  inspectPayload(visit, "afterInputPath", input);
  const made =
    flow.parameters === undefined
      ? input
      : payloadOf(fillPayloadTemplate(flow.parameters, bindingsOf(visit, input.value)));
  inspectPayload(visit, "afterParameters", made);
  if (flow.result !== undefined) {
    hideStages(visit, "afterInputPath", "afterParameters");
    inspectPayload(visit, "result", flow.result);
  }
  const result = flow.result ?? made;
  inspectPayload(visit, "afterResultSelector", result);
  yield* applyAssign(state.assign, visit, { input: input.value, result: result.value });
  const output = applyResultPath(flow.resultPath, visit.input, result);
  inspectPayload(visit, "afterResultPath", output);
  return { output: applyFlowPath(flow.outputPath, output, visit), next };
}
