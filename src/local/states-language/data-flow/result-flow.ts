import { anyField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { inspectPayload } from "../execution/inspection.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type Payload, payloadOf } from "../payload.ts";
import { type JsonataTemplate, parseJsonataField } from "../templates/jsonata-template.ts";
import { fillPayloadTemplate, parsePayloadField, type PayloadTemplate } from "../templates/payload-template.ts";
import { applyAssign, type Assign, parseAssign } from "./assign.ts";
import { applyFlowPath, type FlowPath, parseFlowPath } from "./flow-path.ts";
import { fillJsonata } from "./jsonata.ts";
import { applyResultPath, parseResultPath, type ResultPath } from "./result-path.ts";

/**
 * How the states that do work (Task, Parallel, Map) make their input and their output:
 * InputPath, Parameters → work → ResultSelector, Assign, ResultPath, OutputPath in JSONPath;
 * Arguments → work → Assign, Output in JSONata.
 */
export type ResultFlow =
  | {
      readonly language: "JSONPath";
      readonly inputPath: FlowPath;
      readonly parameters: PayloadTemplate | undefined;
      readonly resultSelector: PayloadTemplate | undefined;
      readonly assign: Assign | undefined;
      readonly resultPath: ResultPath;
      readonly outputPath: FlowPath;
    }
  | {
      readonly language: "JSONata";
      readonly arguments: JsonataTemplate | undefined;
      readonly assign: Assign | undefined;
      readonly output: JsonataTemplate | undefined;
    };

export function parseResultFlow(source: JsonObject, language: QueryLanguage): ResultFlow {
  const assign = parseAssign(source, language);
  if (language === "JSONata") {
    return {
      language,
      arguments: parseJsonataField(source, "Arguments"),
      assign,
      output: parseJsonataField(source, "Output"),
    };
  }
  return {
    language,
    inputPath: parseFlowPath(anyField(source, "InputPath")),
    parameters: parsePayloadField(source, "Parameters"),
    resultSelector: parsePayloadField(source, "ResultSelector"),
    assign,
    resultPath: parseResultPath(anyField(source, "ResultPath")),
    outputPath: parseFlowPath(anyField(source, "OutputPath")),
  };
}

/** The input after `InputPath`: what the paths of the other fields are about. */
export function inputOf(flow: ResultFlow, visit: Visit): Payload {
  if (flow.language === "JSONata") return visit.input;
  const input = applyFlowPath(flow.inputPath, visit.input, visit);
  inspectPayload(visit, "afterInputPath", input);
  return input;
}

/**
 * What the work is given.
 * @param input as `inputOf` gives it
 */
export function* workInputOf(flow: ResultFlow, visit: Visit, input: Payload): Routine<Payload> {
  const workInput = yield* makeWorkInput(flow, visit, input);
  inspectPayload(visit, flow.language === "JSONPath" ? "afterParameters" : "afterArguments", workInput);
  return workInput;
}

function* makeWorkInput(flow: ResultFlow, visit: Visit, input: Payload): Routine<Payload> {
  if (flow.language === "JSONPath") {
    if (flow.parameters === undefined) return input;
    return payloadOf(fillPayloadTemplate(flow.parameters, bindingsOf(visit, input.value)));
  }
  if (flow.arguments === undefined) return input;
  return payloadOf(yield* fillJsonata(flow.arguments, visit, { input: input.value }));
}

/** What the state passes on, made of the result of its work. */
export function* outputOf(flow: ResultFlow, visit: Visit, result: Payload): Routine<Payload> {
  inspectPayload(visit, "result", result);
  if (flow.language === "JSONata") {
    const data = { input: visit.input.value, result: result.value };
    yield* applyAssign(flow.assign, visit, data);
    return flow.output === undefined ? result : payloadOf(yield* fillJsonata(flow.output, visit, data));
  }
  const selected =
    flow.resultSelector === undefined
      ? result
      : payloadOf(fillPayloadTemplate(flow.resultSelector, bindingsOf(visit, result.value)));
  inspectPayload(visit, "afterResultSelector", selected);
  yield* applyAssign(flow.assign, visit, { input: visit.input.value, result: selected.value });
  const output = applyResultPath(flow.resultPath, visit.input, selected);
  inspectPayload(visit, "afterResultPath", output);
  return applyFlowPath(flow.outputPath, output, visit);
}
