import type { QueryLanguage, Template } from "../data-flow/query-language.ts";
import { objectField, stringField } from "../definition/fields.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";
import { evaluateRequest } from "./item-reader.ts";
import type { ResultWriterPlan } from "./map-run-plan.ts";

/**
 * `ResultWriter`: where the results of a distributed Map state go, and in which form.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export interface ResultWriter extends Pick<ResultWriterPlan, "transformation" | "outputType"> {
  readonly resource: string | undefined;
  readonly request: Template | undefined;
}

/** Results that go to S3 come whole, with all about their executions; results of the state are bare outputs. */
export function parseResultWriter(source: JsonObject, language: QueryLanguage): ResultWriter {
  const writer = objectField(source, "ResultWriter") ?? {};
  const config = objectField(writer, "WriterConfig") ?? {};
  const resource = stringField(writer, "Resource");
  return {
    resource,
    request: language.template(writer, language.requestField, "ResultWriter"),
    transformation: transformationOf(config) ?? (resource === undefined ? "COMPACT" : "NONE"),
    outputType: stringField(config, "OutputType") === "JSONL" ? "JSONL" : "JSON",
  };
}

/** @throws EvaluationFault, RuntimeFault when the request cannot be evaluated */
export function* evaluateResultWriter(writer: ResultWriter, visit: Visit, input: Json): Routine<ResultWriterPlan> {
  const { resource, transformation, outputType } = writer;
  const request = resource === undefined ? undefined : yield* evaluateRequest(writer.request, visit, input);
  return { request, transformation, outputType };
}

function transformationOf(config: JsonObject): ResultWriterPlan["transformation"] | undefined {
  const value = stringField(config, "Transformation");
  return value === "NONE" || value === "COMPACT" || value === "FLATTEN" ? value : undefined;
}
