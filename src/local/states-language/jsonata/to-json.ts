import type { Json } from "../types.ts";
import type { ExpressionResult } from "./expression-evaluator.ts";

/**
 * Returns the result of an expression as JSON. Undefined members are left out. A number that is not finite is the
 * string `Infinity`, `-Infinity` or `NaN` (measured on AWS by another project). JSON cannot hold a function.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function toJson(value: unknown): ExpressionResult {
  if (value === undefined) return { kind: "nothing" };
  if (typeof value === "function" || isLambda(value)) return { kind: "unsupported" };
  let unsupported = false;
  const text = JSON.stringify(value, (_, member: unknown) => {
    if (typeof member === "function" || isLambda(member)) unsupported = true;
    return typeof member === "number" && !Number.isFinite(member) ? String(member) : member;
  });
  if (unsupported || text === undefined) return { kind: "unsupported" };
  const json: Json = JSON.parse(text);
  return { kind: "value", value: json };
}

/** JSONata marks its own functions and lambdas. */
function isLambda(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("_jsonata_lambda" in value || "_jsonata_function" in value);
}
