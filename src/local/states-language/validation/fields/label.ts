import { type FieldRule, text } from "../field-rules.ts";
import { reportMistake, reportWithCode } from "../report.ts";

const longest = 40;
/**
 * The characters that names of Step Functions may not hold: white space, brackets, wildcards, special and control
 * ones.
 */
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/**
 * `Label` of a Map state in DISTRIBUTED mode: it becomes part of the ARNs of the children.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const label: FieldRule = (value, place) => {
  const { report, location } = place;
  if (typeof value !== "string") return text(value, place);
  if (value === "") reportMistake(report, location, "Value cannot be empty");
  const refuse = (reason: string): void =>
    reportWithCode(report, { code: "INVALID_LABEL_NAME", message: `Invalid Label name: ${value} ${reason}`, location });
  if (value.length > longest) refuse(`exceeds the ${longest}-character limit allowed by the service`);
  if (forbidden.test(value)) refuse("contains characters that are not allowed");
};
