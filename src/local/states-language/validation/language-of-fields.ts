import type { JsonObject } from "../json.ts";
import type { Place } from "./place.ts";
import { reportMistake } from "./report.ts";
import { jsonataFields, jsonPathFields } from "./language-fields.ts";

/**
 * Reports fields of the other query language, at the object that has them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkLanguageOfFields(source: JsonObject, { report, location, language }: Place): void {
  const [foreign, other] = language === "JSONata" ? [jsonPathFields, "JSONPath"] : [jsonataFields, "JSONata"];
  for (const name of foreign) {
    if (!Object.hasOwn(source, name)) continue;
    const message =
      `The QueryLanguage is set to '${language}', but field '${name}' is only supported ` +
      `for the '${other}' QueryLanguage`;
    reportMistake(report, location, message);
  }
}
