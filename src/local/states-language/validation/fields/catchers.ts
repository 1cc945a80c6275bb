import { assign } from "./assign.ts";
import { checkFields } from "../check-fields.ts";
import { checkElements, checkOrderOfAll, errorEquals } from "./error-equals.ts";
import { type FieldRule, jsonataTemplate, resultPath, text } from "../field-rules.ts";
import { checkLanguageOfFields } from "../language-of-fields.ts";
import { requireFields } from "../required-fields.ts";

const fields: Readonly<Record<string, FieldRule>> = {
  Comment: text,
  ErrorEquals: errorEquals,
  Next: text,
  ResultPath: resultPath,
  Assign: assign,
  Output: jsonataTemplate,
};

/**
 * `Catch`. Its expressions may use `$states.errorOutput`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const catchers: FieldRule = (value, place) => {
  checkElements(value, { ...place, statesFields: ["errorOutput"] }, (catcher, at) => {
    requireFields(catcher, ["ErrorEquals", "Next"], at);
    checkLanguageOfFields(catcher, at);
    checkFields(catcher, fields, at);
  });
  const parent = { ...place, location: place.location.slice(0, -"/Catch".length) };
  if (Array.isArray(value)) checkOrderOfAll(value, "Catch", parent);
};
