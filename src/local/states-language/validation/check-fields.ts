import type { JsonObject } from "../json.ts";
import type { FieldRule } from "./field-rules.ts";
import { memberPlace, type Place } from "./place.ts";
import { reportMistake } from "./report.ts";

/**
 * Applies to each field its rule; a field without one does not exist there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkFields(source: JsonObject, rules: Readonly<Record<string, FieldRule>>, place: Place): void {
  for (const [name, value] of Object.entries(source)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) reportMistake(place.report, place.location, `Field '${name}' is not supported`);
    else rule(value, memberPlace(place, name));
  }
}
