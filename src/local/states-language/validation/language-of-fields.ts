import type { JsonObject } from "../json.ts";
import type { Place } from "./place.ts";
import { reportMistake } from "./report.ts";

/**
 * Reports fields of the other query language, at the object that has them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkLanguageOfFields(source: JsonObject, { report, location, language }: Place): void {
  const { other } = language;
  for (const name of other.fields) {
    if (!Object.hasOwn(source, name)) continue;
    const message =
      `The QueryLanguage is set to '${language.name}', but field '${name}' is only supported ` +
      `for the '${other.name}' QueryLanguage`;
    reportMistake(report, location, message);
  }
}
