import { functions } from "./functions.ts";
import { noValue, type Scope } from "./scope.ts";
import { isMap, readFunction, type TemplateValue } from "../value.ts";

/**
 * Evaluates all functions in a value. A function that needs what the scope does not know yet stays where it is, its
 * arguments evaluated as far as they can be, so that it can be evaluated again.
 *
 * @throws AwsError `ValidationError` for functions that are used wrongly
 */
export function evaluate(value: TemplateValue, scope: Scope): TemplateValue | typeof noValue {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, scope)).filter((item) => item !== noValue);
  if (!isMap(value)) return value;
  const call = readFunction(value);
  if (call) {
    const evaluateFunction = functions[call.name];
    if (evaluateFunction) {
      const evaluated = evaluateFunction(call.argument, scope, evaluate);
      if (evaluated !== noValue) scope.budget.spend(evaluated);
      return evaluated;
    }
  }
  const entries: [string, TemplateValue][] = [];
  for (const [key, member] of Object.entries(value)) {
    const evaluated = evaluate(member, scope);
    if (evaluated !== noValue) entries.push([key, evaluated]);
  }
  return Object.fromEntries(entries);
}

/** Evaluates a value that must be one: nothing in the place of `AWS::NoValue` is null. */
export function evaluateValue(value: TemplateValue, scope: Scope): TemplateValue {
  const evaluated = evaluate(value, scope);
  return evaluated === noValue ? null : evaluated;
}
