import jsonata from "jsonata";

import { createRandomSource } from "../random-source.ts";
import type { ExpressionRequest, ExpressionResult } from "./expression-evaluator.ts";
import { addedFunctions } from "./added-functions.ts";
import { toJson } from "./to-json.ts";

type Compiled = ReturnType<typeof jsonata>;

/** Compiled expressions, the most recently used last. */
const compiled = new Map<string, Compiled>();
const mostCompiled = 2_000;

/** Evaluates an expression in this thread. It cannot be stopped once it runs. */
export async function evaluateExpression(request: ExpressionRequest): Promise<ExpressionResult> {
  try {
    const expression = compile(request.source);
    const value: unknown = await expression.evaluate(undefined, bindingsOf(request));
    return toJson(value);
  } catch (error) {
    return { kind: "failure", message: describeFailure(error) };
  }
}

function bindingsOf({ variables, states, seed, now }: ExpressionRequest): Record<string, unknown> {
  return { ...variables, states, ...addedFunctions({ random: createRandomSource(seed), now }) };
}

function compile(source: string): Compiled {
  const known = compiled.get(source);
  if (known !== undefined) {
    compiled.delete(source);
    compiled.set(source, known);
    return known;
  }
  const fresh = jsonata(source);
  if (compiled.size >= mostCompiled) {
    const [oldest] = compiled.keys();
    if (oldest !== undefined) compiled.delete(oldest);
  }
  compiled.set(source, fresh);
  return fresh;
}

/** JSONata reports with a code, such as `T2001: The left side of the "+" operator must evaluate to a number`. */
function describeFailure(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const message = "message" in error ? String(error.message) : String(error);
  return "code" in error ? `${String(error.code)}: ${message}` : message;
}
