import { BlockList, isIP } from "node:net";
import { matchesPattern } from "./pattern.ts";

/** Values of condition keys that are known of a call, names in lower case: `aws:requestedregion`. */
export type ConditionKeys = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The truth of a condition: `unknown` where its operator or value cannot be understood. */
type ConditionOutcome = "holds" | "fails" | "unknown";

/** Undefined where one of the values cannot be understood. */
type Comparison = (actual: string, wanted: string) => boolean | undefined;

const comparisons: Readonly<Record<string, Comparison>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => matchesPattern(wanted, actual),
  ArnEquals: (actual, wanted) => matchesPattern(wanted, actual),
  ArnLike: (actual, wanted) => matchesPattern(wanted, actual),
  BinaryEquals: (actual, wanted) => actual === wanted,
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  IpAddress: isInNetwork,
  ...ordered("Numeric", (text) => (text.trim() === "" ? Number.NaN : Number(text))),
  ...ordered("Date", readTime),
};

/** The operators that compare by order: `NumericLessThan`, `DateGreaterThanEquals` and so on. */
function ordered(kind: string, read: (text: string) => number): Record<string, Comparison> {
  const by = (holds: (difference: number) => boolean): Comparison => {
    return (actual, wanted) => {
      const difference = read(actual) - read(wanted);
      return Number.isNaN(difference) ? undefined : holds(difference);
    };
  };
  return {
    [`${kind}Equals`]: by((difference) => difference === 0),
    [`${kind}LessThan`]: by((difference) => difference < 0),
    [`${kind}LessThanEquals`]: by((difference) => difference <= 0),
    [`${kind}GreaterThan`]: by((difference) => difference > 0),
    [`${kind}GreaterThanEquals`]: by((difference) => difference >= 0),
  };
}

/**
 * Evaluates the conditions of a statement (IAM User Guide, "Condition operators"). All must hold. A condition that is
 * `unknown` must never make a policy more generous: it does not let a permission hold, nor a denial fail.
 */
export function evaluateConditions(condition: unknown, keys: ConditionKeys): ConditionOutcome {
  if (condition === undefined) return "holds";
  if (condition === null || typeof condition !== "object") return "unknown";
  const entries = Object.entries(condition);
  const outcomes = new Set(entries.map(([operator, tests]) => evaluateOperator(operator, tests, keys)));
  if (outcomes.has("fails")) return "fails";
  return outcomes.has("unknown") ? "unknown" : "holds";
}

function evaluateOperator(operator: string, tests: unknown, keys: ConditionKeys): ConditionOutcome {
  if (tests === null || typeof tests !== "object") return "unknown";
  const [, set, plain = "", ifExists] = /^(ForAllValues:|ForAnyValue:)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  let unknown = false;
  for (const [key, wanted] of Object.entries(tests)) {
    const values = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
    const outcome = evaluateKey({ set, name: plain, values, actual: listOf(keys[key.toLowerCase()]) });
    if (outcome === "missing" && ifExists === undefined) return "fails";
    if (outcome === false) return "fails";
    if (outcome === undefined) unknown = true;
  }
  return unknown ? "unknown" : "holds";
}

function evaluateKey(test: {
  set: string | undefined;
  name: string;
  values: readonly string[];
  actual: readonly string[];
}): boolean | "missing" | undefined {
  const { set, name, values, actual } = test;
  if (name === "Null") return values.some((value) => value.toLowerCase() === String(actual.length === 0));
  const negated = /^(?:String|Numeric|Date|Arn)Not|^NotIp/.test(name);
  const compare = comparisons[negated ? name.replace("Not", "") : name];
  if (!compare) return undefined;
  // A key that is not there: no value differs from it, and all of none satisfy anything.
  if (actual.length === 0)
    return negated || set === "ForAllValues:" ? true : set === "ForAnyValue:" ? false : "missing";
  const matches = actual.map((one) => matchesAny(one, values, compare));
  if (matches.includes(undefined)) return undefined;
  const satisfied = matches.map((match) => match !== negated);
  return set === "ForAllValues:" ? satisfied.every(Boolean) : satisfied.some(Boolean);
}

function matchesAny(actual: string, wanted: readonly string[], compare: Comparison): boolean | undefined {
  const results = new Set(wanted.map((value) => compare(actual, value)));
  if (results.has(true)) return true;
  return results.has(undefined) ? undefined : false;
}

/** Milliseconds since 1970 of an ISO 8601 time or of seconds since 1970. */
function readTime(text: string): number {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

function isInNetwork(actual: string, network: string): boolean | undefined {
  const [address = "", bits] = network.split("/");
  const family = isIP(address);
  if (family === 0 || isIP(actual) === 0) return undefined;
  const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
  if (!Number.isInteger(length) || length < 0 || length > (family === 4 ? 32 : 128)) return undefined;
  const list = new BlockList();
  list.addSubnet(address, length, family === 4 ? "ipv4" : "ipv6");
  return list.check(actual, isIP(actual) === 4 ? "ipv4" : "ipv6");
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}
