/** Anything a template can hold, after its notation (YAML, JSON, tags) is gone. */
export type TemplateValue = string | number | boolean | null | TemplateValue[] | TemplateMap;

/** An object of a template. */
export interface TemplateMap {
  [key: string]: TemplateValue;
}

/** Whether a value is an object, not a list. */
export function isMap(value: unknown): value is TemplateMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An intrinsic function's call: its name as in long form (`Ref`, `Fn::Sub`) and its argument. */
export interface FunctionCall {
  readonly name: string;
  readonly argument: TemplateValue;
}

const functionNames = new Set([
  "Ref",
  "Fn::And",
  "Fn::Base64",
  "Fn::Cidr",
  "Fn::Equals",
  "Fn::FindInMap",
  "Fn::GetAtt",
  "Fn::GetAZs",
  "Fn::If",
  "Fn::ImportValue",
  "Fn::Join",
  "Fn::Length",
  "Fn::Not",
  "Fn::Or",
  "Fn::Select",
  "Fn::Split",
  "Fn::Sub",
  "Fn::ToJsonString",
  "Fn::Transform",
]);

/** The function a value calls, if it is an object with exactly one member that names one. */
export function readFunction(value: TemplateValue): FunctionCall | undefined {
  if (!isMap(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  if (name === undefined || others.length > 0 || !functionNames.has(name)) return undefined;
  return { name, argument: value[name] ?? null };
}

/** A scalar as text, the way CloudFormation turns numbers and booleans into strings; undefined for all else. */
export function scalarText(value: TemplateValue | undefined): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return undefined;
}

/** Whether functions are left in a value. */
export function hasFunctions(value: TemplateValue): boolean {
  if (Array.isArray(value)) return value.some(hasFunctions);
  if (!isMap(value)) return false;
  return readFunction(value) !== undefined || Object.values(value).some(hasFunctions);
}
