import type { Filter } from "./filter.ts";

/**
 * A JSONPath, read. `$` starts in the data of the state, `$$` in the context object, `$name` in a variable.
 * A definite path names at most one place; the others give the array of all values they find.
 *
 * @see https://states-language.net/spec.html#path
 */
export interface Path {
  readonly source: string;
  readonly root: PathRoot;
  readonly segments: readonly Segment[];
  readonly definite: boolean;
}

export type PathRoot =
  | { readonly kind: "input" }
  | { readonly kind: "context" }
  | { readonly kind: "variable"; readonly name: string };

export type Segment =
  /** `.name`, `['name']` */
  | { readonly kind: "name"; readonly name: string }
  /** `['a','b']`: an object of those members, at the end of a path. */
  | { readonly kind: "names"; readonly names: readonly string[] }
  /** `[0]`, `[-1]` */
  | { readonly kind: "index"; readonly index: number }
  /** `[0,2]` */
  | { readonly kind: "indexes"; readonly indexes: readonly number[] }
  /** `[1:3]`, `[-2:]`, `[:2]`, `[::2]` */
  | {
      readonly kind: "slice";
      readonly start: number | undefined;
      readonly end: number | undefined;
      readonly step: number;
    }
  /** `.*`, `[*]` */
  | { readonly kind: "wildcard" }
  /** `..`: the value and everything below it; the next segment picks among them. */
  | { readonly kind: "descent" }
  /** `[?(@.price < 10)]` */
  | { readonly kind: "filter"; readonly filter: Filter }
  /** `.length()` and its like, at the end of a path. */
  | { readonly kind: "function"; readonly name: PathFunctionName };

export const pathFunctionNames = [
  "length",
  "size",
  "min",
  "max",
  "avg",
  "sum",
  "stddev",
  "first",
  "last",
  "keys",
] as const;
export type PathFunctionName = (typeof pathFunctionNames)[number];

/** Whether segments lead to at most one value. A function at the end always does. */
export function isDefinite(segments: readonly Segment[]): boolean {
  return (
    segments.every(
      ({ kind }, index) =>
        kind === "name" ||
        kind === "index" ||
        (index === segments.length - 1 && (kind === "names" || kind === "function")),
    ) || segments.at(-1)?.kind === "function"
  );
}

/** Whether a path is a Reference Path: it names exactly one place, step by step, so that one can write there. */
export function isReferencePath({ segments }: Path): boolean {
  return segments.every(({ kind }) => kind === "name" || kind === "index");
}
