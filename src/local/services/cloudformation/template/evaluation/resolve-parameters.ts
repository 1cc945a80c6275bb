import type { Parameter } from "@aws-sdk/client-cloudformation";
import { createPatternCheck, type PatternCheck } from "../../../../service-kit/pattern-check.ts";
import type { ParameterDefinition } from "../template.ts";
import { refuseTemplate } from "../template-error.ts";

/** Parameter values by name, as given or by default; lists still as one text with commas. */
export type ParameterValues = Readonly<Record<string, string>>;

/**
 * Brings together what a template declares, what a request gives and what the stack had before.
 *
 * @param options.previous values of the stack to be updated; undefined when a stack is created
 * @throws AwsError `ValidationError` for values that are missing, unknown or outside their constraints
 */
export function resolveParameters(options: {
  definitions: Readonly<Record<string, ParameterDefinition>>;
  given: readonly Parameter[] | undefined;
  previous?: ParameterValues | undefined;
}): ParameterValues {
  const { definitions, previous } = options;
  const given = new Map((options.given ?? []).map((parameter) => [parameter.ParameterKey ?? "", parameter]));
  const unknown = [...given.keys()].filter((name) => !Object.hasOwn(definitions, name));
  if (unknown.length > 0) throw refuseTemplate(`Parameters: [${unknown.join(", ")}] do not exist in the template`);
  const values = Object.entries(definitions).map(
    ([name, definition]) => [name, chooseValue(name, given.get(name), previous) ?? definition.default] as const,
  );
  const missing = values.filter(([, value]) => value === undefined).map(([name]) => name);
  if (missing.length > 0) throw refuseTemplate(`Parameters: [${missing.join(", ")}] must have values`);
  const matches = createPatternCheck();
  const resolved: Record<string, string> = {};
  for (const [name, value] of values) {
    const definition = definitions[name];
    if (definition === undefined || value === undefined) continue;
    checkValue(name, value, definition, matches);
    resolved[name] = value;
  }
  return resolved;
}

function chooseValue(
  name: string,
  given: Parameter | undefined,
  previous: ParameterValues | undefined,
): string | undefined {
  if (given === undefined) return undefined;
  if (given.UsePreviousValue !== true) return given.ParameterValue;
  if (given.ParameterValue !== undefined) {
    throw refuseTemplate(
      `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true and non empty value for a parameter`,
    );
  }
  const kept = previous?.[name];
  if (kept !== undefined) return kept;
  throw refuseTemplate(
    `Invalid input for parameter key ${name}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
  );
}

function checkValue(name: string, value: string, definition: ParameterDefinition, matches: PatternCheck): void {
  const problem = findProblem(name, value, definition, matches);
  if (problem === undefined) return;
  throw refuseTemplate(
    definition.constraintDescription === undefined
      ? problem
      : `Parameter ${name} failed to satisfy constraint: ${definition.constraintDescription}`,
  );
}

function findProblem(
  name: string,
  value: string,
  definition: ParameterDefinition,
  matches: PatternCheck,
): string | undefined {
  refuseForeignType(name, value, definition.type);
  const { allowedValues, allowedPattern, minLength, maxLength, minValue, maxValue } = definition;
  const items = isListType(definition.type) ? splitList(value) : [value];
  const wrong = `Parameter '${name}' must`;
  if (
    definition.type.includes("Number") &&
    !items.every((item) => item.trim() !== "" && Number.isFinite(Number(item)))
  ) {
    return definition.type === "Number" ? `${wrong} be a number.` : `${wrong} be a list of numbers.`;
  }
  if (allowedValues && !items.every((item) => allowedValues.includes(item))) return `${wrong} be one of AllowedValues`;
  if (minLength !== undefined && value.length < minLength) return `${wrong} contain at least ${minLength} characters`;
  if (maxLength !== undefined && value.length > maxLength) return `${wrong} contain at most ${maxLength} characters`;
  if (minValue !== undefined && Number(value) < minValue) return `${wrong} be a number not less than ${minValue}`;
  if (maxValue !== undefined && Number(value) > maxValue) return `${wrong} be a number not greater than ${maxValue}`;
  if (allowedPattern !== undefined) {
    const isMatch = matches(allowedPattern, items);
    if (isMatch === undefined) throw refuseTemplate(`Parameter '${name}' AllowedPattern takes too long to check.`);
    if (!isMatch) return `${wrong} match pattern ${allowedPattern}`;
  }
  return undefined;
}

/** Values of these types name things of services that are not there, so that none of them exists. */
function refuseForeignType(name: string, value: string, type: string): void {
  if (type.includes("AWS::") && !type.includes("AWS::SSM::Parameter::")) {
    throw refuseTemplate(
      `Parameter validation failed: parameter value ${value} for parameter name ${name} does not exist.`,
    );
  }
}

/** Whether values of a parameter's type are lists, in Parameter Store too. */
export function isListType(type: string): boolean {
  return type === "CommaDelimitedList" || type.startsWith("List<") || /<(?:CommaDelimitedList$|List<)/u.test(type);
}

/** The items of a list parameter's value, without the blanks around them. */
export function splitList(value: string): string[] {
  return value === "" ? [] : value.split(",").map((item) => item.trim());
}
