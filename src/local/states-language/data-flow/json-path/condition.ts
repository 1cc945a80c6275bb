import { holds, parseCondition as parseRule } from "../../choice/condition.ts";
import { bindingsOf } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import type { Condition } from "../query-language.ts";

/** @see https://states-language.net/spec.html#data-test-expression-choice-rules */
export function parseCondition(rule: JsonObject): Condition {
  const condition = parseRule(rule);
  return {
    holds(visit, input) {
      return holds(condition, bindingsOf(visit, input));
    },
  };
}
