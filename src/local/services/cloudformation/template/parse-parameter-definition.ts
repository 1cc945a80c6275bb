import { refuseTemplate } from "./template-error.ts";
import type { ParameterDefinition } from "./template.ts";
import { isMap, scalarText, type TemplateMap, type TemplateValue } from "./value.ts";

const members = new Set([
  "AllowedPattern",
  "AllowedValues",
  "ConstraintDescription",
  "Default",
  "Description",
  "MaxLength",
  "MaxValue",
  "MinLength",
  "MinValue",
  "NoEcho",
  "Type",
]);

const types =
  /^(String|Number|CommaDelimitedList|List<(Number|String)>|(List<)?AWS::(EC2|Route53|SSM)::[A-Za-z:]+(<.+>)?>?)$/u;

/**
 * Reads one member of a template's `Parameters`.
 *
 * @throws AwsError `ValidationError` in CloudFormation's words
 */
export function parseParameterDefinition(name: string, definition: TemplateValue): ParameterDefinition {
  if (!isMap(definition)) {
    throw refuseTemplate(`Template format error: [/Parameters/${name}] Any Parameters member must be an object.`);
  }
  const unknown = Object.keys(definition).filter((member) => !members.has(member));
  if (unknown.length > 0) throw refuseTemplate(`Invalid template parameter property '${unknown[0]}'`);
  const type = definition["Type"];
  if (typeof type !== "string") {
    throw refuseTemplate(`Template format error: Every Parameters object must contain a Type member.`);
  }
  if (!types.test(type)) throw refuseTemplate(`Template format error: Unrecognized parameter type: ${type}`);
  const parsed: ParameterDefinition = {
    type,
    default: readDefault(name, definition["Default"]),
    noEcho: String(definition["NoEcho"] ?? false).toLowerCase() === "true",
    description: scalarText(definition["Description"]),
    constraintDescription: scalarText(definition["ConstraintDescription"]),
    allowedValues: readAllowedValues(name, definition["AllowedValues"]),
    allowedPattern: readPattern(name, definition["AllowedPattern"]),
    minLength: readNumber(name, definition, "MinLength"),
    maxLength: readNumber(name, definition, "MaxLength"),
    minValue: readNumber(name, definition, "MinValue"),
    maxValue: readNumber(name, definition, "MaxValue"),
  };
  checkFit(name, parsed);
  return parsed;
}

function readDefault(name: string, value: TemplateValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = scalarText(value);
  if (text === undefined) {
    throw refuseTemplate(`Template format error: Every Default member must be a string.`);
  }
  if (text.length > 4096) {
    throw refuseTemplate(
      `Template format error: Parameter '${name}' default value '[****]' length is greater than 4096.`,
    );
  }
  return text;
}

function readAllowedValues(name: string, values: TemplateValue | undefined): string[] | undefined {
  if (values === undefined || values === null) return undefined;
  if (!Array.isArray(values)) {
    throw refuseTemplate(`Template format error: [/Parameters/${name}/AllowedValues] must be a list.`);
  }
  return values.map((value) => {
    const text = scalarText(value);
    if (text !== undefined) return text;
    throw refuseTemplate(`Template format error: Every AllowedValues value must be a string.`);
  });
}

function readPattern(name: string, pattern: TemplateValue | undefined): string | undefined {
  const text = scalarText(pattern);
  if (text === undefined) return undefined;
  try {
    RegExp(text);
  } catch {
    throw refuseTemplate(`Parameter '${name}' AllowedPattern must be a valid regular expression.`);
  }
  return text;
}

function readNumber(name: string, definition: TemplateMap, member: string): number | undefined {
  const text = scalarText(definition[member]);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  throw refuseTemplate(`Template format error: Parameter '${name}' ${member} must be a number.`);
}

function checkFit(name: string, definition: ParameterDefinition): void {
  const textual = definition.minLength ?? definition.maxLength ?? definition.allowedPattern;
  if (textual !== undefined && (definition.type === "Number" || definition.type === "List<Number>")) {
    const member =
      definition.minLength === undefined
        ? definition.maxLength === undefined
          ? "AllowedPattern"
          : "MaxLength"
        : "MinLength";
    throw refuseTemplate(`Template error: Parameter '${name}' ${member} must be on a parameter of type String`);
  }
  if ((definition.minValue ?? definition.maxValue) !== undefined && definition.type !== "Number") {
    const member = definition.minValue === undefined ? "MaxValue" : "MinValue";
    throw refuseTemplate(`Template error: Parameter '${name}' ${member} must be on a parameter of type Number`);
  }
}
