import { matchesPattern } from "./pattern.ts";

/** Values of condition keys that are known of a call, names in lower case: `aws:requestedregion`. */
export type ConditionKeys = Readonly<Record<string, string | undefined>>;

type Comparison = (actual: string, wanted: string) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => matchesPattern(wanted, actual),
  ArnEquals: (actual, wanted) => matchesPattern(wanted, actual),
  ArnLike: (actual, wanted) => matchesPattern(wanted, actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
};

/**
 * True when every condition of a statement holds. An operator that is not known here, or a key the call does not
 * have, does not hold: a policy is never read more generously than AWS reads it.
 */
export function conditionsHold(condition: unknown, keys: ConditionKeys): boolean {
  if (condition === undefined) return true;
  if (condition === null || typeof condition !== "object") return false;
  return Object.entries(condition).every(([operator, tests]) => operatorHolds(operator, tests, keys));
}

function operatorHolds(operator: string, tests: unknown, keys: ConditionKeys): boolean {
  if (tests === null || typeof tests !== "object") return false;
  const ifExists = operator.endsWith("IfExists");
  const name = ifExists ? operator.slice(0, -"IfExists".length) : operator;
  return Object.entries(tests).every(([key, wanted]) => {
    const actual = keys[key.toLowerCase()];
    const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
    if (name === "Null") return values.includes(String(actual === undefined));
    if (actual === undefined) return ifExists || name.includes("Not");
    const negated = name.includes("Not");
    const compare = comparisons[negated ? name.replace("Not", "") : name];
    if (!compare) return false;
    return values.some((value) => compare(actual, value)) !== negated;
  });
}
