import type { JsonObject } from "../json.ts";
import type { Place } from "./place.ts";
import { reportMistake } from "./report.ts";

/** Reports all missing fields as one mistake. A field with the value null is there. */
export function requireFields(source: JsonObject, names: readonly string[], { report, location }: Place): void {
  const missing = names.filter((name) => !Object.hasOwn(source, name));
  if (missing.length > 0) reportMistake(report, location, `These fields are required: [${missing.join(", ")}]`);
}

/** A field whose value decides which others there may be; without it AWS says nothing about those. */
export function requireDecisiveField(source: JsonObject, name: string, { report, location }: Place): boolean {
  const isThere = Object.hasOwn(source, name);
  if (!isThere) reportMistake(report, location, `The field '${name}' is required`);
  return isThere;
}

/**
 * Fields that exclude each other.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function refuseSeveral(source: JsonObject, names: readonly string[], { report, location }: Place): void {
  if (names.filter((name) => Object.hasOwn(source, name)).length > 1) {
    reportMistake(report, location, `There should only be one of the following fields: [${names.join(", ")}]`);
  }
}

/** Fields of which exactly one is there. */
export function requireOne(source: JsonObject, names: readonly string[], place: Place): void {
  refuseSeveral(source, names, place);
  if (!names.some((name) => Object.hasOwn(source, name))) {
    const message = `This object should have only one of the following fields: [${names.join(", ")}]`;
    reportMistake(place.report, place.location, message);
  }
}
