import { isObject } from "../../json.ts";
import { type FieldRule, object, template } from "../field-rules.ts";
import { reportWithCode } from "../report.ts";

const variableName = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;
const mostCharacters = 80;

/**
 * `Assign`: a template whose members are variables.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const assign: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  const { report, location } = place;
  for (const field of Object.keys(value)) {
    const name = place.language.variableOf(field);
    if (name === "states") {
      const message = "Cannot assign to reserved variable '$states'.";
      reportWithCode(report, { code: "RESERVED_VARIABLE_NAME", message, location: `${location}/${field}` });
    } else if (!variableName.test(name) || name.length > mostCharacters) {
      const problem =
        name.length > mostCharacters
          ? `exceeds the ${mostCharacters}-character limit allowed by the service`
          : "contains invalid characters";
      const message = `Invalid variable name '${name}': the variable name ${problem}.`;
      reportWithCode(report, { code: "INVALID_VARIABLE_NAME", message, location: `${location}/${field}` });
    }
  }
  template(value, place);
};
