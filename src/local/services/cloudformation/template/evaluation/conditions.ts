import { evaluateValue } from "./evaluate.ts";
import { laterLookups, type Scope } from "./scope.ts";
import { refuseTemplate } from "../template-error.ts";
import { isMap, scalarText, type TemplateValue } from "../value.ts";

/**
 * Decides all conditions of a template.
 *
 * @throws AwsError `ValidationError` for operands of the wrong kind, unknown conditions and circles
 */
export function decideConditions(
  conditions: Readonly<Record<string, TemplateValue>>,
  scope: Pick<Scope, "parameters" | "mappings" | "budget">,
): ReadonlyMap<string, boolean> {
  const decided = new Map<string, boolean>();
  const open: string[] = [];

  function decideNamed(name: string): boolean {
    const known = decided.get(name);
    if (known !== undefined) return known;
    const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
    if (condition === undefined) {
      throw refuseTemplate(`Template error: unresolved condition dependency ${name} in Condition`);
    }
    if (open.includes(name)) {
      throw refuseTemplate(`Template error: Found circular condition dependency between ${open.join(", ")}`);
    }
    open.push(name);
    const holds = decide(condition);
    open.pop();
    decided.set(name, holds);
    return holds;
  }

  function decide(condition: TemplateValue): boolean {
    const entries = isMap(condition) ? Object.entries(condition) : [];
    const [name, argument] = entries[0] ?? [];
    if (name === undefined || argument === undefined || entries.length > 1) return refuseOperand();
    const operands = Array.isArray(argument) ? argument : [];
    switch (name) {
      case "Condition":
        return typeof argument === "string" ? decideNamed(argument) : refuseOperand();
      case "Fn::Equals":
        return decideEquals(operands);
      case "Fn::Not":
        if (operands.length !== 1)
          throw refuseTemplate("Template error: every Fn::Not object requires one boolean parameter.");
        return !operands.every(decide);
      case "Fn::And":
        checkCount(name, operands);
        return operands.map(decide).every(Boolean);
      case "Fn::Or":
        checkCount(name, operands);
        return operands.map(decide).some(Boolean);
      default:
        return refuseOperand();
    }
  }

  function decideEquals(operands: TemplateValue[]): boolean {
    if (operands.length !== 2) {
      throw refuseTemplate("Template error: every Fn::Equals object requires a list of 2 string parameters.");
    }
    const condition = (name: string): boolean => decideNamed(name);
    const [left, right] = operands.map((operand) => evaluateValue(operand, { ...scope, ...laterLookups, condition }));
    const [leftText, rightText] = [scalarText(left), scalarText(right)];
    if (leftText === undefined || rightText === undefined) return JSON.stringify(left) === JSON.stringify(right);
    return leftText === rightText;
  }

  for (const name of Object.keys(conditions)) decideNamed(name);
  return decided;
}

function checkCount(name: string, operands: readonly TemplateValue[]): void {
  if (operands.length >= 2 && operands.length <= 10) return;
  throw refuseTemplate(
    `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
  );
}

function refuseOperand(): never {
  throw refuseTemplate(
    "Template format error: Conditions can only be boolean operations on parameters and other conditions",
  );
}
