import { objectField } from "../../definition/fields.ts";
import type { JsonObject } from "../../json.ts";
import { checkFields } from "../check-fields.ts";
import { type FieldRule, oneOf } from "../field-rules.ts";
import { memberPlace, type Place } from "../place.ts";
import { reportMistake } from "../report.ts";
import { requireFields } from "../required-fields.ts";

const inlineFields: Readonly<Record<string, FieldRule>> = { Mode: oneOf("INLINE", "DISTRIBUTED") };
const distributedFields: Readonly<Record<string, FieldRule>> = {
  ...inlineFields,
  ExecutionType: oneOf("STANDARD", "EXPRESS"),
};

/**
 * `ProcessorConfig` of a Map state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkProcessorConfig(processor: JsonObject, place: Place): void {
  const config = objectField(processor, "ProcessorConfig");
  if (config === undefined) return;
  const at = memberPlace(place, "ProcessorConfig");
  if (config["Mode"] !== "DISTRIBUTED") return checkFields(config, inlineFields, at);
  requireFields(config, ["ExecutionType"], at);
  checkFields(config, distributedFields, at);
}

/** Reports fields that only a Map state in DISTRIBUTED mode may have. */
export function refuseDistributedFields(state: JsonObject, { report, location }: Place): void {
  const processor = objectField(state, "ItemProcessor") ?? objectField(state, "Iterator") ?? {};
  if (objectField(processor, "ProcessorConfig")?.["Mode"] === "DISTRIBUTED") return;
  for (const name of ["ItemReader", "ResultWriter", "Label"]) {
    if (Object.hasOwn(state, name)) {
      reportMistake(report, `${location}/${name}`, `Field '${name}' is supported in DISTRIBUTED mode only`);
    }
  }
}
