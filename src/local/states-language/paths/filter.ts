import type { Json } from "../types.ts";
import type { Path, Segment } from "./path.ts";

/**
 * The condition of a filter segment, `[?(…)]`, about the element `@`.
 *
 * @see https://states-language.net/spec.html#path
 */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly filter: Filter }
  /** `@.isbn`: the place exists. */
  | { readonly kind: "exists"; readonly operand: FilterOperand }
  | {
      readonly kind: "compare";
      readonly operator: FilterOperator;
      readonly left: FilterOperand;
      readonly right: FilterOperand;
    }
  /** `@.name =~ /^a/i` */
  | { readonly kind: "match"; readonly left: FilterOperand; readonly pattern: RegExp };

/** Longest first, so that reading them in order never takes a part for the whole. */
export const filterOperators = [
  "subsetof",
  "contains",
  "anyof",
  "noneof",
  "empty",
  "size",
  "nin",
  "in",
  "===",
  "!==",
  "==",
  "!=",
  "<=",
  ">=",
  "<",
  ">",
] as const;
export type FilterOperator = (typeof filterOperators)[number];

export type FilterOperand =
  | { readonly kind: "element"; readonly segments: readonly Segment[] }
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "literal"; readonly value: Json };
