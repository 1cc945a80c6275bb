import { AwsError } from "./aws-error.ts";

/** What a service's model asks of a text: its length in characters, its form, its values. */
export interface TextRule {
  readonly min?: number;
  readonly max?: number;
  /** Matched against the whole text; shown in the error as written. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** The service's own words for a text of the wrong form, where it does not use the common ones. */
  readonly refusal?: string;
}

/** What a service's model asks of a whole number. */
export interface NumberRule {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Returns the text of a required member.
 *
 * @throws AwsError `ValidationError` in the words AWS's query services share ("1 validation error detected: …")
 */
export function requireText(member: string, value: string | undefined, rule: TextRule = {}): string {
  if (value === undefined) throw violation("null", member, "Member must not be null");
  return optionalText(member, value, rule) ?? value;
}

/** Checks a text that may be absent and returns it. @throws AwsError `ValidationError` */
export function optionalText(member: string, value: string | undefined, rule: TextRule = {}): string | undefined {
  if (value === undefined) return undefined;
  const problem = findTextProblem(value, rule);
  if (problem === undefined) return value;
  if (rule.refusal !== undefined && problem.kind === "form") throw new AwsError("ValidationError", rule.refusal);
  throw violation(`'${value}'`, member, problem.text);
}

/** Checks a number that may be absent and returns it. @throws AwsError `ValidationError` */
export function optionalNumber(member: string, value: number | undefined, rule: NumberRule = {}): number | undefined {
  if (value === undefined) return undefined;
  if (rule.min !== undefined && value < rule.min) {
    throw violation(`'${value}'`, member, `Member must have value greater than or equal to ${rule.min}`);
  }
  if (rule.max !== undefined && value > rule.max) {
    throw violation(`'${value}'`, member, `Member must have value less than or equal to ${rule.max}`);
  }
  return value;
}

/** Checks how many members a list has. @throws AwsError `ValidationError` */
export function checkCount(member: string, list: readonly unknown[] | undefined, rule: { readonly max: number }): void {
  if (list === undefined || list.length <= rule.max) return;
  throw violation(
    `'[${list.map(describe).join(", ")}]'`,
    member,
    `Member must have length less than or equal to ${rule.max}`,
  );
}

function findTextProblem(value: string, rule: TextRule): { kind: "form" | "length"; text: string } | undefined {
  const length = value.length;
  if (rule.max !== undefined && length > rule.max) {
    return { kind: "length", text: `Member must have length less than or equal to ${rule.max}` };
  }
  if (rule.min !== undefined && length < rule.min) {
    return { kind: "length", text: `Member must have length greater than or equal to ${rule.min}` };
  }
  if (rule.values !== undefined && !rule.values.includes(value)) {
    return { kind: "form", text: `Member must satisfy enum value set: [${rule.values.join(", ")}]` };
  }
  if (rule.pattern !== undefined && !new RegExp(`^(?:${rule.pattern})$`, "su").test(value)) {
    return { kind: "form", text: `Member must satisfy regular expression pattern: ${rule.pattern}` };
  }
  return undefined;
}

function describe(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function violation(shown: string, member: string, problem: string): AwsError {
  return new AwsError(
    "ValidationError",
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${problem}`,
  );
}
