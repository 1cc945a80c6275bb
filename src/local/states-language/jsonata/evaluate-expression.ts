import jsonata from "jsonata";

import { createRandomSource } from "../random-source.ts";
import type { ExpressionRequest, ExpressionResult } from "./expression-evaluator.ts";
import { addedFunctions } from "./added-functions.ts";
import { InternalFault } from "./evaluation-limits.ts";
import { meterExpression, meterVariable } from "./metered-expression.ts";
import { toJson } from "./to-json.ts";
import { createWorkMeter, WorkExceeded, type WorkMeter } from "./work-meter.ts";

type Compiled = ReturnType<typeof jsonata>;

/** Compiled expressions, the most recently used last. */
const compiled = new Map<string, Compiled>();
const mostCompiled = 2_000;

/** About 50 ms of the thread that serves everyone (see `WorkMeter`). */
const mostWork = 5_000_000;

/**
 * Evaluates an expression in this thread. It cannot be stopped once it runs.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function evaluateExpression(request: ExpressionRequest): Promise<ExpressionResult> {
  try {
    return toJson(await evaluate(request, createWorkMeter(Number.POSITIVE_INFINITY)));
  } catch (error) {
    return describeFailure(error);
  }
}

/**
 * Evaluates an expression in this thread as long as it stays small work.
 *
 * @returns undefined when it is too much work; a host that can stop an evaluation may begin it again
 */
export async function evaluateSmall(request: ExpressionRequest): Promise<ExpressionResult | undefined> {
  const meter = createWorkMeter(mostWork);
  try {
    const value = await evaluate(request, meter);
    meter.chargeWhole(value);
    return toJson(value);
  } catch (error) {
    return error instanceof WorkExceeded ? undefined : describeFailure(error);
  }
}

async function evaluate(
  { source, variables, states, seed, now }: ExpressionRequest,
  meter: WorkMeter,
): Promise<unknown> {
  const functions = await addedFunctions({ random: createRandomSource(seed), now });
  return compile(source).evaluate(undefined, { ...variables, states, ...functions, [meterVariable]: meter });
}

function compile(source: string): Compiled {
  const known = compiled.get(source);
  if (known !== undefined) {
    compiled.delete(source);
    compiled.set(source, known);
    return known;
  }
  const fresh = jsonata(source);
  meterExpression(fresh);
  if (compiled.size >= mostCompiled) {
    const [oldest] = compiled.keys();
    if (oldest !== undefined) compiled.delete(oldest);
  }
  compiled.set(source, fresh);
  return fresh;
}

/** JSONata reports with a code, such as `T2001: The left side of the "+" operator must evaluate to a number`. */
function describeFailure(error: unknown): ExpressionResult {
  if (error instanceof InternalFault) return { kind: "internal" };
  if (typeof error !== "object" || error === null) return { kind: "failure", message: String(error) };
  const message = "message" in error ? String(error.message) : String(error);
  return { kind: "failure", message: "code" in error ? `${String(error.code)}: ${message}` : message };
}
