import type { JsonObject } from "../json.ts";
import type { Json } from "../types.ts";

/**
 * A JSONata expression with everything it may see: enough to evaluate it anywhere, always to the same result.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export interface ExpressionRequest {
  /** The text between `{%` and `%}`. */
  readonly source: string;
  /** `$states`. */
  readonly states: JsonObject;
  readonly variables: JsonObject;
  /** Milliseconds since 1970, for `$now` and `$millis`. */
  readonly now: number;
  /** Seed of `$random`, `$uuid` and `$shuffle`. */
  readonly seed: string;
}

/**
 * The result of an expression. `unsupported` is a value that JSON cannot hold, such as a function; a failure carries
 * JSONata's own message, with its code; an internal failure has none.
 */
export type ExpressionResult =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "nothing" }
  | { readonly kind: "unsupported" }
  | { readonly kind: "failure"; readonly message: string }
  | { readonly kind: "internal" };

/** Evaluates an expression. A host may do it where an expression that never ends can be stopped. */
export type ExpressionEvaluator = (request: ExpressionRequest) => Promise<ExpressionResult>;
