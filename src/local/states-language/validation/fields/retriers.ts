import { checkFields } from "../check-fields.ts";
import { checkElements, checkOrderOfAll, errorEquals } from "./error-equals.ts";
import { type FieldRule, integer, number, oneOf, text } from "../field-rules.ts";
import type { Place } from "../place.ts";
import { requireFields } from "../required-fields.ts";
import { jsonPathRules } from "../languages/json-path-rules.ts";

const fields: Readonly<Record<string, FieldRule>> = {
  Comment: text,
  ErrorEquals: errorEquals,
  IntervalSeconds: integer({ least: 0, most: 99_999_999 }),
  MaxAttempts: integer({ least: 0, most: 99_999_999 }),
  BackoffRate: number({ least: 1 }),
  MaxDelaySeconds: integer({ least: 1, most: 31_622_400 }),
  JitterStrategy: oneOf("NONE", "FULL"),
};

/**
 * `Retry`. Nothing in it is dynamic, whatever the query language.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const retriers: FieldRule = (value, place) => {
  const still: Place = { ...place, language: jsonPathRules };
  checkElements(value, still, (retrier, at) => {
    requireFields(retrier, ["ErrorEquals"], at);
    checkFields(retrier, fields, at);
  });
  if (Array.isArray(value)) checkOrderOfAll(value, "Retry", parentOf(place, "Retry"));
};

function parentOf(place: Place, field: string): Place {
  return { ...place, location: place.location.slice(0, -field.length - 1) };
}
