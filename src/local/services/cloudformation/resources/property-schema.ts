/** The form of a property, as a resource type's schema has it. */
export type PropertySchema =
  | TextSchema
  | NumberSchema
  | { readonly kind: "flag" }
  | { readonly kind: "json" }
  | { readonly kind: "list"; readonly items: PropertySchema }
  | { readonly kind: "map"; readonly values: PropertySchema }
  | ObjectSchema;

export interface TextSchema {
  readonly kind: "text";
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
}

export interface NumberSchema {
  readonly kind: "integer" | "number";
  readonly min?: number;
  readonly max?: number;
}

export interface ObjectSchema {
  readonly kind: "object";
  readonly members: Readonly<Record<string, PropertySchema>>;
  readonly required: readonly string[];
  /** Members that AWS knows and this endpoint does not: using one is refused, in other words than for a slip. */
  readonly unkept: readonly string[];
  /** Members that AWS knows and that change nothing here. Using one is accepted, and `docs/supported.md` names it. */
  readonly idle: readonly string[];
  /** Any other member is taken as it is. */
  readonly open?: true;
}

/** A string. Lengths are in characters; `pattern` must match. */
export function text(rule: Omit<TextSchema, "kind"> = {}): TextSchema {
  return { kind: "text", ...rule };
}

/** A whole number, or its text: templates may give "7" for 7. */
export function integer(rule: Omit<NumberSchema, "kind"> = {}): NumberSchema {
  return { kind: "integer", ...rule };
}

/** A number, or its text. */
export function number(rule: Omit<NumberSchema, "kind"> = {}): NumberSchema {
  return { kind: "number", ...rule };
}

export const flag: PropertySchema = { kind: "flag" };

/** Any object or list; policies and the like, whose content the service checks. */
export const json: PropertySchema = { kind: "json" };

/** A list whose items all have one form. */
export function list(items: PropertySchema): PropertySchema {
  return { kind: "list", items };
}

/** An object with any keys, whose values all have one form. */
export function map(values: PropertySchema): PropertySchema {
  return { kind: "map", values };
}

/** An object with known members. `unkept` members are refused, `idle` ones accepted without effect. */
export function object(
  members: Readonly<Record<string, PropertySchema>>,
  required: readonly string[] = [],
  unkept: readonly string[] = [],
  idle: readonly string[] = [],
): ObjectSchema {
  return { kind: "object", members, required, unkept, idle };
}

/** `Tags` as nearly all types have them. */
export const tagList = list(object({ Key: text({ min: 1, max: 128 }), Value: text({ max: 256 }) }, ["Key", "Value"]));
