import { isMap, scalarText, type TemplateMap, type TemplateValue } from "../template/value.ts";
import type { NumberSchema, ObjectSchema, PropertySchema, TextSchema } from "./property-schema.ts";

/**
 * Checks properties against a type's schema and brings scalars into the schema's types: templates may write numbers
 * and booleans as strings and the other way round.
 *
 * @returns the properties, or the problems in the words of CloudFormation's property validation
 */
export function checkProperties(
  properties: TemplateMap,
  schema: ObjectSchema,
): { readonly properties: TemplateMap; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const checked = checkObject(properties, schema, "#", problems);
  return { properties: checked, problems };
}

function checkValue(value: TemplateValue, schema: PropertySchema, path: string, problems: string[]): TemplateValue {
  switch (schema.kind) {
    case "text":
      return checkText(value, schema, path, problems);
    case "integer":
    case "number":
      return checkNumber(value, schema, path, problems);
    case "flag":
      return checkFlag(value, path, problems);
    case "json":
      return value;
    case "list":
      if (!Array.isArray(value)) return refuseType("JSONArray", value, path, problems);
      return value.map((item, index) => checkValue(item, schema.items, `${path}/${index}`, problems));
    case "map":
      if (!isMap(value)) return refuseType("JSONObject", value, path, problems);
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          checkValue(member, schema.values, `${path}/${key}`, problems),
        ]),
      );
    case "object":
      if (!isMap(value)) return refuseType("JSONObject", value, path, problems);
      return checkObject(value, schema, path, problems);
  }
}

function checkObject(value: TemplateMap, schema: ObjectSchema, path: string, problems: string[]): TemplateMap {
  for (const key of schema.required) {
    if (value[key] === undefined || value[key] === null) problems.push(`${path}: required key [${key}] not found`);
  }
  const entries: [string, TemplateValue][] = [];
  for (const [key, member] of Object.entries(value)) {
    const memberSchema = Object.hasOwn(schema.members, key) ? schema.members[key] : undefined;
    if (schema.idle.includes(key)) entries.push([key, member]);
    else if (schema.unkept.includes(key))
      problems.push(`${path}: [${key}] is a property that this endpoint does not keep`);
    else if (!memberSchema && schema.open) entries.push([key, member]);
    else if (!memberSchema) problems.push(`${path}: extraneous key [${key}] is not permitted`);
    else if (member !== null) entries.push([key, checkValue(member, memberSchema, `${path}/${key}`, problems)]);
  }
  return Object.fromEntries(entries);
}

function checkText(value: TemplateValue, schema: TextSchema, path: string, problems: string[]): TemplateValue {
  const text = scalarText(value);
  if (text === undefined) return refuseType("String", value, path, problems);
  if (schema.values && !schema.values.includes(text)) problems.push(`${path}: ${text} is not a valid enum value`);
  if (schema.min !== undefined && text.length < schema.min) {
    problems.push(`${path}: expected minLength: ${schema.min}, actual: ${text.length}`);
  }
  if (schema.max !== undefined && text.length > schema.max) {
    problems.push(`${path}: expected maxLength: ${schema.max}, actual: ${text.length}`);
  }
  if (schema.pattern && !schema.pattern.test(text)) {
    problems.push(`${path}: failed validation constraint for keyword [pattern]`);
  }
  return text;
}

function checkNumber(value: TemplateValue, schema: NumberSchema, path: string, problems: string[]): TemplateValue {
  const name = schema.kind === "integer" ? "Integer" : "Number";
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isFinite(number)) return refuseType(name, value, path, problems);
  if (schema.kind === "integer" && !Number.isInteger(number)) return refuseType(name, value, path, problems);
  if (schema.min !== undefined && number < schema.min) {
    problems.push(`${path}: ${number} is not greater or equal to ${schema.min}`);
  }
  if (schema.max !== undefined && number > schema.max) {
    problems.push(`${path}: ${number} is not less or equal to ${schema.max}`);
  }
  return number;
}

function checkFlag(value: TemplateValue, path: string, problems: string[]): TemplateValue {
  const text = scalarText(value)?.toLowerCase();
  if (text === "true" || text === "false") return text === "true";
  return refuseType("Boolean", value, path, problems);
}

function refuseType(expected: string, value: TemplateValue, path: string, problems: string[]): TemplateValue {
  problems.push(`${path}: expected type: ${expected}, found: ${typeName(value)}`);
  return value;
}

function typeName(value: TemplateValue): string {
  if (value === null) return "Null";
  if (Array.isArray(value)) return "JSONArray";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
  if (typeof value === "string") return "String";
  return typeof value === "boolean" ? "Boolean" : "JSONObject";
}
