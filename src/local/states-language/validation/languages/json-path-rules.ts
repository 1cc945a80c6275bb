import { isObject } from "../../json.ts";
import { checkFields } from "../check-fields.ts";
import { type FieldRule, payloadTemplate, text } from "../field-rules.ts";
import { jsonataFields } from "../language-fields.ts";
import { requireOne } from "../required-fields.ts";
import { warningsOfState } from "./json-path-warnings.ts";
import type { LanguageRules } from "./language-rules.ts";

/**
 * `Credentials` of a Task: the role to work as ("Accessing resources in other AWS accounts" in the developer guide).
 */
const credentials: FieldRule = (value, place) => {
  if (!isObject(value)) return payloadTemplate(value, place);
  requireOne(value, ["RoleArn", "RoleArn.$"], place);
  checkFields(value, { RoleArn: text, "RoleArn.$": dynamicText }, place);
};

/** A path or a call of an intrinsic function, as in every template. */
const dynamicText: FieldRule = (value, place) =>
  payloadTemplate({ "RoleArn.$": value }, { ...place, location: parentOf(place.location) });

function parentOf(location: string): string {
  return location.slice(0, location.lastIndexOf("/"));
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html */
export const jsonPathRules: LanguageRules = {
  name: "JSONPath",
  other: { name: "JSONata", fields: jsonataFields },
  waitFields: ["SecondsPath", "Seconds", "TimestampPath", "Timestamp"],
  requestField: "Parameters",
  template: payloadTemplate,
  credentials,
  isComputed: () => false,
  variableOf: (field) => (field.endsWith(".$") ? field.slice(0, -2) : field),
  warningsAbout: warningsOfState,
};
