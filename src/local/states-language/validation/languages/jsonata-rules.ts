import { isObject } from "../../json.ts";
import { checkFields } from "../check-fields.ts";
import { expression, type FieldRule, jsonataTemplate } from "../field-rules.ts";
import { jsonPathFields } from "../language-fields.ts";
import { requireFields } from "../required-fields.ts";
import type { LanguageRules } from "./language-rules.ts";

/**
 * `Credentials` of a Task: the role to work as ("Accessing resources in other AWS accounts" in the developer guide).
 */
const credentials: FieldRule = (value, place) => {
  if (!isObject(value)) return jsonataTemplate(value, place);
  requireFields(value, ["RoleArn"], place);
  checkFields(value, { RoleArn: expression }, place);
};

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const jsonataRules: LanguageRules = {
  name: "JSONata",
  other: { name: "JSONPath", fields: jsonPathFields },
  waitFields: ["Seconds", "Timestamp"],
  requestField: "Arguments",
  template: jsonataTemplate,
  credentials,
  isComputed: (value) => typeof value === "string" && value.startsWith("{%"),
  variableOf: (field) => field,
  warningsAbout: () => [],
};
