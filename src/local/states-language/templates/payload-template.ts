import { errorNames } from "../errors/error-names.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import { isObject, type JsonObject, memberOf, setMember } from "../json.ts";
import type { Bindings } from "../paths/bindings.ts";
import { readPath } from "../paths/read-path.ts";
import type { Json } from "../types.ts";
import { type DynamicValue, evaluateDynamicValue, parseDynamicValue } from "./dynamic-value.ts";

/**
 * A payload template (`Parameters`, `ResultSelector`, `ItemSelector`, `Assign`), read once and filled often.
 *
 * @see https://states-language.net/spec.html#payload-template
 */
export type PayloadTemplate =
  | { readonly kind: "constant"; readonly value: Json }
  | { readonly kind: "array"; readonly items: readonly PayloadTemplate[] }
  | { readonly kind: "object"; readonly fields: readonly TemplateField[] };

type TemplateField =
  | { readonly kind: "template"; readonly name: string; readonly template: PayloadTemplate }
  /** `"name.$": "$.path"` */
  | { readonly kind: "dynamic"; readonly name: string; readonly field: string; readonly value: DynamicValue };

/**
 * Reads a template. Parts that hold nothing dynamic are kept as they are and shared by all uses.
 * @throws PathSyntaxError when a `.$` field holds neither a path nor a call
 */
export function parsePayloadTemplate(source: Json): PayloadTemplate {
  if (Array.isArray(source)) {
    const items = source.map(parsePayloadTemplate);
    return items.every(isConstant) ? { kind: "constant", value: source } : { kind: "array", items };
  }
  if (!isObject(source)) return { kind: "constant", value: source };
  const fields = Object.entries(source).map(([field, value]) => parseField(field, value));
  return fields.every((field) => field.kind === "template" && isConstant(field.template))
    ? { kind: "constant", value: source }
    : { kind: "object", fields };
}

/** The template of a field; undefined when the state does not have it. @throws PathSyntaxError */
export function parsePayloadField(source: JsonObject, field: string): PayloadTemplate | undefined {
  const value = memberOf(source, field);
  return value === undefined ? undefined : parsePayloadTemplate(value);
}

function parseField(field: string, value: Json): TemplateField {
  if (!field.endsWith(".$")) return { kind: "template", name: field, template: parsePayloadTemplate(value) };
  return { kind: "dynamic", name: field.slice(0, -2), field, value: parseDynamicValue(String(value)) };
}

function isConstant({ kind }: PayloadTemplate): boolean {
  return kind === "constant";
}

/** @throws RuntimeFault when a path finds nothing */
export function fillPayloadTemplate(template: PayloadTemplate, bindings: Bindings): Json {
  if (template.kind === "constant") return template.value;
  if (template.kind === "array") return template.items.map((item) => fillPayloadTemplate(item, bindings));
  const filled: JsonObject = {};
  for (const field of template.fields) {
    const value =
      field.kind === "template"
        ? fillPayloadTemplate(field.template, bindings)
        : fillDynamicField(field.field, field.value, bindings);
    setMember(filled, field.name, value);
  }
  return filled;
}

function fillDynamicField(field: string, dynamic: DynamicValue, bindings: Bindings): Json {
  const value = dynamic.kind === "path" ? readPath(dynamic.path, bindings) : evaluateDynamicValue(dynamic, bindings);
  if (value !== undefined) return value;
  throw new RuntimeFault(
    `The JSONPath '${dynamic.source}' specified for the field '${field}' could not be found in the input ` +
      `'${JSON.stringify(bindings.input)}'`,
    { alias: errorNames.parameterPathFailure },
  );
}
