import { isObject, type JsonObject } from "../../json.ts";
import type { Json } from "../../types.ts";
import { type FieldRule, text } from "../field-rules.ts";
import { elementPlace, memberPlace, type Place } from "../place.ts";
import { reportMistake } from "../report.ts";

/**
 * `ErrorEquals` of a retrier or a catcher.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const errorEquals: FieldRule = (value, place) => {
  if (!Array.isArray(value)) return reportMistake(place.report, place.location, "Expected value of type [ARRAY]");
  if (value.length === 0) reportMistake(place.report, place.location, "Value cannot be empty");
  for (const [index, name] of value.entries()) text(name, { ...place, location: `${place.location}[${index}]` });
};

/** States.ALL is alone, in the last element. */
export function checkOrderOfAll(elements: readonly Json[], field: string, place: Place): void {
  for (const [index, element] of elements.entries()) {
    if (!isObject(element)) continue;
    const names = element["ErrorEquals"];
    if (!Array.isArray(names) || !names.includes("States.ALL")) continue;
    if (names.length === 1 && index === elements.length - 1) continue;
    const { report, location } = memberPlace(elementPlace(place, field, index), "ErrorEquals");
    reportMistake(report, location, "States.ALL must appear alone and at end of list");
  }
}

/** Applies a check to each object of an array. */
export function checkElements(value: Json, place: Place, check: (element: JsonObject, place: Place) => void): void {
  if (!Array.isArray(value)) return reportMistake(place.report, place.location, "Expected value of type [ARRAY]");
  for (const [index, element] of value.entries()) {
    const at = { ...place, location: `${place.location}[${index}]` };
    if (isObject(element)) check(element, at);
    else reportMistake(at.report, at.location, "Expected value of type [OBJECT]");
  }
}
