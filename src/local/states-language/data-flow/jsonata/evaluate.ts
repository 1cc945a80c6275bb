import { EvaluationFault } from "../../errors/states-error.ts";
import { createContextObject } from "../../execution/context-object.ts";
import { awaitPromise, type Routine } from "../../execution/routine.ts";
import type { Visit } from "../../execution/visit.ts";
import { typeOfJson } from "../../json.ts";
import { fillJsonataTemplate, type JsonataExpression, type JsonataTemplate } from "../../templates/jsonata-template.ts";
import type { Json } from "../../types.ts";
import type { StatesData } from "../query-language.ts";

/**
 *
 * @see https://states-language.net/spec.html#using-jsonata
 * @throws EvaluationFault
 */
export function fillJsonata(template: JsonataTemplate, visit: Visit, data: StatesData): Routine<Json> {
  return fillJsonataTemplate(template, (expression) => evaluateExpression(expression, visit, data));
}

/**
 * The value of one expression.
 * @throws EvaluationFault when it fails, gives nothing, or gives what JSON cannot hold
 */
export function* evaluateExpression(
  { source, location }: JsonataExpression,
  visit: Visit,
  { map, ...data }: StatesData,
): Routine<Json> {
  const { run, variables } = visit.branch;
  const states = { ...data, context: createContextObject(visit, { map }) };
  const result = yield* awaitPromise(
    run.evaluator({ source, states, variables, now: run.history.now, seed: run.random.uuid() }),
  );
  if (result.kind === "value") return result.value;
  const expression = `The JSONata expression '${source}' specified for the field '${location}'`;
  if (result.kind === "nothing") throw new EvaluationFault(`${expression} returned nothing (undefined).`, { location });
  if (result.kind === "unsupported") {
    throw new EvaluationFault(`${expression} returned an unsupported result type.`, { location });
  }
  if (result.kind === "internal") {
    const reference = run.random.uuid();
    throw new EvaluationFault(`${expression} threw an internal error during evaluation. ${reference}`, { location });
  }
  // Measured by others: a message of JSONata is a sentence after its code; the service's own limits follow a colon.
  const separator = /^[A-Z]\d{4}: /.test(result.message) ? "." : ":";
  throw new EvaluationFault(`${expression} threw an error during evaluation${separator} ${result.message}`, {
    location,
  });
}

/**
 * A value of the type a field needs.
 * @throws EvaluationFault when the expression gave another type
 */
export function* evaluateAs<Type extends Json>(
  template: JsonataTemplate,
  visit: Visit,
  options: { data: StatesData; expected: string; accepts: (value: Json) => value is Type; field: string },
): Routine<Type> {
  const value = yield* fillJsonata(template, visit, options.data);
  if (options.accepts(value)) return value;
  const source = template.kind === "expression" ? template.source : JSON.stringify(value);
  throw new EvaluationFault(
    `The JSONata expression '${source}' specified for the field '${options.field}' returned an unexpected result ` +
      `type. Expected '${options.expected}', but was '${typeOfJson(value)}' for value: ${JSON.stringify(value)}`,
    { location: options.field },
  );
}

/** The check for fields that take a number. */
export function isNumber(value: Json): value is number {
  return typeof value === "number";
}

/** The check for fields that take a text. */
export function isString(value: Json): value is string {
  return typeof value === "string";
}

/** The check for fields that take `true` or `false`. */
export function isBoolean(value: Json): value is boolean {
  return typeof value === "boolean";
}

/** The check for fields that take a list. */
export function isArray(value: Json): value is Json[] {
  return Array.isArray(value);
}
