import { objectField } from "../definition/fields.ts";
import type { JsonObject } from "../json.ts";
import { checkFields } from "./check-fields.ts";
import { type FieldRule, oneOf } from "./field-rules.ts";
import { memberPlace, type Place } from "./place.ts";
import { reportMistake } from "./report.ts";
import { requireFields } from "./required-fields.ts";

const inlineFields: Readonly<Record<string, FieldRule>> = { Mode: oneOf("INLINE", "DISTRIBUTED") };
const distributedFields: Readonly<Record<string, FieldRule>> = {
  ...inlineFields,
  ExecutionType: oneOf("STANDARD", "EXPRESS"),
};

/** `ProcessorConfig` of a Map state. Child executions do not exist here, and a definition that needs them is told so. */
export function checkProcessorConfig(processor: JsonObject, place: Place): void {
  const config = objectField(processor, "ProcessorConfig");
  if (config === undefined) return;
  const at = memberPlace(place, "ProcessorConfig");
  if (config["Mode"] !== "DISTRIBUTED") return checkFields(config, inlineFields, at);
  requireFields(config, ["ExecutionType"], at);
  checkFields(config, distributedFields, at);
  reportMistake(place.report, memberPlace(at, "Mode").location, "This endpoint runs Map states in INLINE mode only");
}

/** Fields that only a Map state in DISTRIBUTED mode may have. */
export function refuseDistributedFields(state: JsonObject, { report, location }: Place): void {
  for (const name of ["ItemReader", "ResultWriter", "Label"]) {
    if (Object.hasOwn(state, name)) {
      reportMistake(report, `${location}/${name}`, `Field '${name}' is supported in DISTRIBUTED mode only`);
    }
  }
}
