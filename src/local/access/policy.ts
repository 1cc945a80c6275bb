import { type ConditionKeys, evaluateConditions } from "./conditions.ts";
import { matchesPattern } from "./pattern.ts";

/** The permission that a call requires: an action on a resource. */
export interface RequiredPermission {
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` where the action knows no resources. */
  readonly resource: string;
  /** Values of condition keys that only this action has, names in lower case. */
  readonly keys?: ConditionKeys;
}

/** The verdict of a set of policy documents on a permission. An explicit denial outweighs everything. */
export type Verdict = "allowed" | "denied" | "not-mentioned";

/** Evaluates identity-based policies by AWS's rules (IAM User Guide, "Policy evaluation logic"). */
export function evaluatePolicies(
  policies: readonly unknown[],
  permission: RequiredPermission,
  keys: ConditionKeys,
): Verdict {
  let verdict: Verdict = "not-mentioned";
  for (const statement of policies.flatMap(statementsOf)) {
    if (!appliesTo(statement, permission, { ...keys, ...permission.keys })) continue;
    if (statement["Effect"] === "Deny") return "denied";
    verdict = "allowed";
  }
  return verdict;
}

type Statement = Readonly<Record<string, unknown>>;

function statementsOf(policy: unknown): Statement[] {
  return isRecord(policy) ? asList(policy["Statement"]).filter(isRecord) : [];
}

function appliesTo(statement: Statement, permission: RequiredPermission, keys: ConditionKeys): boolean {
  return (
    names(statement, "Action", (pattern) => matchesPattern(pattern.toLowerCase(), permission.action.toLowerCase())) &&
    names(statement, "Resource", (pattern) => matchesPattern(pattern, permission.resource)) &&
    conditionsApply(statement, keys)
  );
}

/** A permission applies when its conditions hold, a denial unless they fail: what is not understood is never generous. */
function conditionsApply(statement: Statement, keys: ConditionKeys): boolean {
  const outcome = evaluateConditions(statement["Condition"], keys);
  return statement["Effect"] === "Deny" ? outcome !== "fails" : outcome === "holds";
}

/** `Action`/`NotAction` and `Resource`/`NotResource`: one of the listed patterns matches, or none of them. */
function names(statement: Statement, element: "Action" | "Resource", matches: (pattern: string) => boolean): boolean {
  const not = statement[`Not${element}`];
  if (not !== undefined) return !asList(not).some((pattern) => matches(String(pattern)));
  return asList(statement[element]).some((pattern) => matches(String(pattern)));
}

function asList(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Statement {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
