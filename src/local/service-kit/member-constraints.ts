import { AwsError } from "../aws-error.ts";
import { violationText } from "./constraint-checks.ts";
import { findViolations, showValue, type Constraint } from "./constraint.ts";

/** The demands of a service's model on a text. */
export interface TextRule extends Constraint {
  /** The service's own words for a text of the wrong form, where it does not use the common ones. */
  readonly refusal?: string;
}

/** The demands of a service's model on a whole number. */
export type NumberRule = Pick<Constraint, "min" | "max">;

/**
 * Returns the text of a required member.
 *
 * @throws AwsError `ValidationError` in the words AWS's query services share ("1 validation error detected: …")
 */
export function requireText(member: string, value: string | undefined, rule: TextRule = {}): string {
  if (value === undefined) throw violation("null", member, "not be null");
  return optionalText(member, value, rule) ?? value;
}

/** Checks a text that may be absent and returns it. @throws AwsError `ValidationError` */
export function optionalText(member: string, value: string | undefined, rule: TextRule = {}): string | undefined {
  if (value === undefined) return undefined;
  const [problem] = findViolations(value, rule);
  if (problem === undefined) return value;
  if (rule.refusal !== undefined && problem.kind === "form") throw new AwsError("ValidationError", rule.refusal);
  throw violation(showValue(value), member, problem.text);
}

/** Checks a number that may be absent and returns it. @throws AwsError `ValidationError` */
export function optionalNumber(member: string, value: number | undefined, rule: NumberRule = {}): number | undefined {
  if (value === undefined) return undefined;
  const [problem] = findViolations(value, rule);
  if (problem !== undefined) throw violation(showValue(value), member, problem.text);
  return value;
}

/** Checks how many members a list has. @throws AwsError `ValidationError` */
export function checkCount(member: string, list: readonly unknown[] | undefined, rule: { readonly max: number }): void {
  const [problem] = findViolations(list, rule);
  if (problem !== undefined) throw violation(showValue(list), member, problem.text);
}

function violation(shown: string, member: string, demand: string): AwsError {
  return new AwsError("ValidationError", `1 validation error detected: ${violationText(shown, member, demand)}`);
}
