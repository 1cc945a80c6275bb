import { evaluateValue } from "./evaluation/evaluate.ts";
import type { Scope } from "./evaluation/scope.ts";
import { refuseTemplate } from "./template-error.ts";
import type { Template } from "./template.ts";
import { isMap, scalarText, type TemplateMap, type TemplateValue } from "./value.ts";

/**
 * Checks what the `Rules` of a template demand of its parameters (CloudFormation User Guide, "Rules section"): before
 * anything is made or changed.
 *
 * @throws AwsError `ValidationError` with the descriptions of the assertions that do not hold
 */
export function checkRules(template: Template, scope: Scope): void {
  for (const [name, rule] of Object.entries(template.rules)) {
    if (!isMap(rule))
      throw refuseTemplate(`Template format error: [/Rules/${name}] Any Rules member must be an object.`);
    const { RuleCondition: condition, Assertions: assertions } = rule;
    if (!Array.isArray(assertions)) {
      throw refuseTemplate(
        `Template format error: [/Rules/${name}] Every Rules member must contain a list of Assertions.`,
      );
    }
    const rules = { template, scope };
    if (condition !== undefined && !decide(condition, rules)) continue;
    const failed = assertions.filter(isMap).filter((assertion) => !decide(assertion["Assert"] ?? false, rules));
    if (failed.length === 0) continue;
    const descriptions = failed.map((assertion) => scalarText(assertion["AssertDescription"]) ?? "Assertion failed");
    throw refuseTemplate(`Rule ${name} failed: ${descriptions.join("; ")}`);
  }
}

interface Rules {
  readonly template: Template;
  readonly scope: Scope;
}

function decide(value: TemplateValue, rules: Rules): boolean {
  const [name, argument] = onlyMember(value);
  const operands = Array.isArray(argument) ? argument : [];
  switch (name) {
    case "Fn::And":
      return operands.map((operand) => decide(operand, rules)).every(Boolean);
    case "Fn::Or":
      return operands.map((operand) => decide(operand, rules)).some(Boolean);
    case "Fn::Not":
      return !operands.every((operand) => decide(operand, rules));
    case "Fn::Equals":
      return textOf(operands[0], rules) === textOf(operands[1], rules);
    case "Fn::Contains":
      return listOf(operands[0], rules).includes(textOf(operands[1], rules));
    case "Fn::EachMemberEquals":
      return listOf(operands[0], rules).every((item) => item === textOf(operands[1], rules));
    case "Fn::EachMemberIn":
      return listOf(operands[0], rules).every((item) => listOf(operands[1], rules).includes(item));
    default:
      throw refuseTemplate(
        `Template error: ${name ?? "a plain value"} is not a function of rules that this endpoint has.`,
      );
  }
}

function onlyMember(value: TemplateValue): [string, TemplateValue] | [undefined, null] {
  const entries = isMap(value) ? Object.entries(value) : [];
  const [entry] = entries;
  return entries.length === 1 && entry ? entry : [undefined, null];
}

function textOf(value: TemplateValue | undefined, { scope }: Rules): string {
  const evaluated = evaluateValue(value ?? null, scope);
  return scalarText(evaluated) ?? JSON.stringify(evaluated);
}

function listOf(value: TemplateValue | undefined, rules: Rules): string[] {
  const [name, argument] = onlyMember(value ?? null);
  if (name === "Fn::RefAll") return valuesOfType(String(argument), rules);
  if (Array.isArray(value)) return value.map((item) => textOf(item, rules));
  const evaluated = evaluateValue(value ?? null, rules.scope);
  return Array.isArray(evaluated) ? evaluated.map((item) => textOf(item, rules)) : [textOf(evaluated, rules)];
}

/** The values of all parameters of a type. */
function valuesOfType(type: string, { template, scope }: Rules): string[] {
  const values: TemplateMap = { ...scope.parameters };
  return Object.entries(template.parameters)
    .filter(([, parameter]) => parameter.type === type || parameter.type === `List<${type}>`)
    .flatMap(([name]) => [values[name] ?? ""].flat())
    .map((value) => scalarText(value) ?? "");
}
