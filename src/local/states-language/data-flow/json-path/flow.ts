import { anyField } from "../../definition/fields.ts";
import { bindingsOf } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { payloadOf } from "../../payload.ts";
import { fillPayloadTemplate, parsePayloadField, type PayloadTemplate } from "../../templates/payload-template.ts";
import type { Flow, Template } from "../query-language.ts";
import { applyFlowPath, parseFlowPath } from "./flow-path.ts";
import { applyResultPath, parseResultPath } from "./result-path.ts";

/**
 * @see https://states-language.net/spec.html#filters
 * @throws PathSyntaxError
 */
export function parseFlow(source: JsonObject, assign: Template | undefined): Flow {
  const inputPath = parseFlowPath(anyField(source, "InputPath"));
  const parameters = parsePayloadField(source, "Parameters");
  const selector = parsePayloadField(source, "ResultSelector");
  const resultPath = parseResultPath(anyField(source, "ResultPath"));
  const outputPath = parseFlowPath(anyField(source, "OutputPath"));
  return {
    language: "JSONPath",
    input: (visit) => applyFlowPath(inputPath, visit.input, visit),
    workInput: applyTemplate(parameters),
    select: applyTemplate(selector),
    assign,
    place: (visit, selected) => applyResultPath(resultPath, visit.input, selected),
    output: (visit, placed) => applyFlowPath(outputPath, placed, visit),
  };
}

function applyTemplate(template: PayloadTemplate | undefined): Flow["select"] {
  if (template === undefined) return (_, payload) => payload;
  return (visit, payload) => payloadOf(fillPayloadTemplate(template, bindingsOf(visit, payload.value)));
}
