import jsonata from "jsonata";

import { createRandomSource } from "../random-source.ts";
import type { ExpressionRequest, ExpressionResult } from "./expression-evaluator.ts";
import { addedFunctions } from "./added-functions.ts";
import { meterExpression, meterVariable } from "./metered-expression.ts";
import { toJson } from "./to-json.ts";
import { createWorkMeter, WorkExceeded } from "./work-meter.ts";

type Compiled = ReturnType<typeof jsonata>;

/** Compiled expressions, the most recently used last; those that charge their work apart from those that do not. */
const compiled = { plain: new Map<string, Compiled>(), metered: new Map<string, Compiled>() };
const mostCompiled = 2_000;

/** About 50 ms of the thread that serves everyone (see `WorkMeter`). */
const mostWork = 5_000_000;

/** Evaluates an expression in this thread. It cannot be stopped once it runs. */
export async function evaluateExpression(request: ExpressionRequest): Promise<ExpressionResult> {
  try {
    const expression = compile(request.source, "plain");
    const value: unknown = await expression.evaluate(undefined, bindingsOf(request));
    return toJson(value);
  } catch (error) {
    return { kind: "failure", message: describeFailure(error) };
  }
}

/**
 * Evaluates an expression in this thread as long as it stays small work.
 *
 * @returns undefined when it is too much work; whoever can stop an evaluation may begin it again
 */
export async function evaluateSmall(request: ExpressionRequest): Promise<ExpressionResult | undefined> {
  const meter = createWorkMeter(mostWork);
  try {
    const expression = compile(request.source, "metered");
    const value: unknown = await expression.evaluate(undefined, { ...bindingsOf(request), [meterVariable]: meter });
    meter.chargeWhole(value);
    return toJson(value);
  } catch (error) {
    return error instanceof WorkExceeded ? undefined : { kind: "failure", message: describeFailure(error) };
  }
}

function bindingsOf({ variables, states, seed, now }: ExpressionRequest): Record<string, unknown> {
  return { ...variables, states, ...addedFunctions({ random: createRandomSource(seed), now }) };
}

function compile(source: string, kind: keyof typeof compiled): Compiled {
  const cache = compiled[kind];
  const known = cache.get(source);
  if (known !== undefined) {
    cache.delete(source);
    cache.set(source, known);
    return known;
  }
  const fresh = jsonata(source);
  if (kind === "metered") meterExpression(fresh);
  if (cache.size >= mostCompiled) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  cache.set(source, fresh);
  return fresh;
}

/** JSONata reports with a code, such as `T2001: The left side of the "+" operator must evaluate to a number`. */
function describeFailure(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const message = "message" in error ? String(error.message) : String(error);
  return "code" in error ? `${String(error.code)}: ${message}` : message;
}
