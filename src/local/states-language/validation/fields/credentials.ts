import { isObject } from "../../json.ts";
import { checkFields } from "../check-fields.ts";
import { expression, type FieldRule, template, text } from "../field-rules.ts";
import { requireFields, requireOne } from "../required-fields.ts";

/**
 * `Credentials` of a Task: the role to work as ("Accessing resources in other AWS accounts" in the developer guide).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const credentials: FieldRule = (value, place) => {
  if (!isObject(value)) return template(value, place);
  const isJsonata = place.language === "JSONata";
  if (isJsonata) requireFields(value, ["RoleArn"], place);
  else requireOne(value, ["RoleArn", "RoleArn.$"], place);
  checkFields(value, isJsonata ? { RoleArn: expression } : { RoleArn: text, "RoleArn.$": dynamicText }, place);
};

/** A path or a call of an intrinsic function, as in every template. */
const dynamicText: FieldRule = (value, place) =>
  template({ "RoleArn.$": value }, { ...place, location: parentOf(place.location) });

function parentOf(location: string): string {
  return location.slice(0, location.lastIndexOf("/"));
}
