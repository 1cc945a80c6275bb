const comparisons: readonly (readonly [RegExp, string])[] = [
  [/Equals$/, "="],
  [/LessThanEquals$/, "≤"],
  [/GreaterThanEquals$/, "≥"],
  [/LessThan$/, "<"],
  [/GreaterThan$/, ">"],
  [/Matches$/, "matches"],
];

/**
 * The condition of a Choice rule in a few words: `confidence ≥ 90`, `not (kind = "gift")`; JSONata as it is written.
 */
export function describeChoice(rule: unknown): string {
  if (typeof rule !== "object" || rule === null) return "";
  const { Condition, And, Or, Not } = rule as Partial<Record<"Condition" | "And" | "Or" | "Not", unknown>>;
  if (typeof Condition === "string") return /^\s*\{%(.*)%\}\s*$/s.exec(Condition)?.[1]?.trim() ?? Condition;
  if (typeof Condition === "boolean") return String(Condition);
  if (Array.isArray(And)) return And.map(describePart).join(" and ");
  if (Array.isArray(Or)) return Or.map(describePart).join(" or ");
  if (Not !== undefined) return `not ${describePart(Not)}`;
  return describeComparison(rule);
}

/** A condition inside another one: in brackets where it has its own parts. */
function describePart(rule: unknown): string {
  const compound = typeof rule === "object" && rule !== null && ("And" in rule || "Or" in rule);
  return compound ? `(${describeChoice(rule)})` : describeChoice(rule);
}

function describeComparison(rule: object): string {
  const others = new Set(["Variable", "Next", "Comment", "Assign", "Output"]);
  const variable = "Variable" in rule && typeof rule.Variable === "string" ? rule.Variable.replace(/^\$\./, "") : "";
  const [operator = "", operand] = Object.entries(rule).find(([name]) => !others.has(name)) ?? [];
  if (operator.startsWith("Is"))
    return `${variable} is ${operand === false ? "not " : ""}${operator.slice(2).toLowerCase()}`;
  const name = operator.replace(/Path$/, "");
  const sign = comparisons.findLast(([ending]) => ending.test(name))?.[1] ?? name;
  const value =
    operator.endsWith("Path") && typeof operand === "string" ? operand.replace(/^\$\./, "") : JSON.stringify(operand);
  return `${variable} ${sign} ${value}`;
}
