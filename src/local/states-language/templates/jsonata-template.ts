import { isObject, type JsonObject, memberOf, setMember } from "../json.ts";
import type { Json } from "../types.ts";

/**
 * A value in which whole strings of the form `{% … %}` are JSONata; everything else stands for itself.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export type JsonataTemplate =
  | { readonly kind: "constant"; readonly value: Json }
  | JsonataExpression
  | { readonly kind: "array"; readonly items: readonly JsonataTemplate[] }
  | { readonly kind: "object"; readonly fields: readonly (readonly [name: string, template: JsonataTemplate])[] };

export interface JsonataExpression {
  readonly kind: "expression";
  readonly source: string;
  /** Where it stands in the state, such as `Output/result`. */
  readonly location: string;
}

/** The expression inside `{% … %}`; undefined for any other string, such as one that starts with a space. */
export function expressionIn(text: string): string | undefined {
  return text.length >= 4 && text.startsWith("{%") && text.endsWith("%}") ? text.slice(2, -2).trim() : undefined;
}

/**
 * Texts of the form `{% … %}` become expressions.
 *
 * @param location where the template stands in its state, for messages
 */
export function parseJsonataTemplate(source: Json, location: string): JsonataTemplate {
  if (typeof source === "string") {
    const expression = expressionIn(source);
    return expression === undefined
      ? { kind: "constant", value: source }
      : { kind: "expression", source: expression, location };
  }
  if (Array.isArray(source)) {
    const items = source.map((item, index) => parseJsonataTemplate(item, `${location}[${index}]`));
    return items.every(isConstant) ? { kind: "constant", value: source } : { kind: "array", items };
  }
  if (!isObject(source)) return { kind: "constant", value: source };
  const fields = Object.entries(source).map(
    ([name, value]) => [name, parseJsonataTemplate(value, `${location}/${name}`)] as const,
  );
  return fields.every(([, template]) => isConstant(template))
    ? { kind: "constant", value: source }
    : { kind: "object", fields };
}

/**
 * The template of a field; undefined when the state does not have it.
 * @param within where `source` stands in its state, such as `Choices[0]`
 */
export function parseJsonataField(source: JsonObject, field: string, within?: string): JsonataTemplate | undefined {
  const value = memberOf(source, field);
  if (value === undefined) return undefined;
  return parseJsonataTemplate(value, within === undefined ? field : `${within}/${field}`);
}

function isConstant({ kind }: JsonataTemplate): boolean {
  return kind === "constant";
}

/** Fills a template; `evaluate` gives the value of each expression, one after the other. */
export function* fillJsonataTemplate<Wait, Signal>(
  template: JsonataTemplate,
  evaluate: (expression: JsonataExpression) => Generator<Wait, Json, Signal>,
): Generator<Wait, Json, Signal> {
  switch (template.kind) {
    case "constant":
      return template.value;
    case "expression":
      return yield* evaluate(template);
    case "array": {
      const items: Json[] = [];
      for (const item of template.items) items.push(yield* fillJsonataTemplate(item, evaluate));
      return items;
    }
    case "object": {
      const filled: JsonObject = {};
      for (const [name, field] of template.fields) setMember(filled, name, yield* fillJsonataTemplate(field, evaluate));
      return filled;
    }
  }
}
