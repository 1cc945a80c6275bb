import { isObject } from "../../json.ts";
import { freeVariables } from "../../jsonata/free-variables.ts";
import { expressionIn } from "../../templates/jsonata-template.ts";
import type { Json } from "../../types.ts";

/**
 * The variables that a value refers to: every text of the form `{% … %}` in it is an expression.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function* referredVariables(value: Json): Generator<string> {
  if (typeof value === "string") {
    const expression = expressionIn(value);
    if (expression !== undefined) yield* freeVariables(expression);
  } else if (Array.isArray(value)) for (const item of value) yield* referredVariables(item);
  else if (isObject(value)) for (const item of Object.values(value)) yield* referredVariables(item);
}
