import { parseTimestamp } from "../../timestamp.ts";
import { expression, type FieldRule, text } from "../field-rules.ts";
import { reportMistake } from "../report.ts";

/**
 * `Timestamp` of a Wait state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const timestamp: FieldRule = (value, place) => {
  if (typeof value !== "string") return text(value, place);
  if (place.language.isComputed(value)) return expression(value, place);
  if (parseTimestamp(value) === undefined) {
    reportMistake(place.report, place.location, "String does not match RFC3339 timestamp");
  }
};
