import { literalComparisons, pathComparisons } from "../../choice/comparisons.ts";
import { isObject, type JsonObject } from "../../json.ts";
import { bucketOrder, javaHash } from "../../intrinsics/java-value.ts";
import { parseTimestamp } from "../../timestamp.ts";
import type { Json } from "../../types.ts";
import { assign } from "./assign.ts";
import { checkFields } from "../check-fields.ts";
import { checkElements } from "./error-equals.ts";
import { choicePath, type FieldRule, flag, jsonataTemplate, object, requiredExpression, text } from "../field-rules.ts";
import { checkLanguageOfFields } from "../language-of-fields.ts";
import type { Place } from "../place.ts";
import { reportMistake } from "../report.ts";
import { requireFields, requireOne } from "../required-fields.ts";

const selectors = ["And", "Or", "Not", "Variable", "Condition"];

/** In the order in which AWS names them, which is that of a set of Java's. */
const operators = bucketOrder(
  [
    ...pathComparisons.keys(),
    ...[...pathComparisons.keys()].map((name) => `${name}Path`),
    ...[...literalComparisons.keys()].filter((name) => !pathComparisons.has(name)),
    "IsPresent",
  ].map((name) => ({ name, hash: javaHash(name) })),
).map(({ name }) => name);

/**
 * `Choices`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export const choices: FieldRule = (value, place) => {
  if (Array.isArray(value) && value.length === 0) {
    return reportMistake(place.report, place.location, "Value cannot be empty");
  }
  checkElements(value, place, (rule, at) => {
    requireFields(rule, ["Next"], at);
    checkLanguageOfFields(rule, at);
    checkRule(rule, at, { Next: text, Assign: assign, Output: jsonataTemplate, Comment: text });
  });
};

function checkRule(rule: JsonObject, place: Place, extra: Readonly<Record<string, FieldRule>>): void {
  const { report, location } = place;
  if (selectors.filter((name) => Object.hasOwn(rule, name)).length !== 1) {
    const message = `The object must have only one of the following fields, [${selectors.join(", ")}]`;
    reportMistake(report, location, message);
  }
  if (Object.hasOwn(rule, "Variable")) requireOne(rule, operators, place);
  checkFields(rule, { ...extra, ...ruleFields, ...operatorRules }, place);
}

const nested: FieldRule = (value, place) => {
  if (!isObject(value)) return object(value, place);
  checkRule(value, place, { Comment: text });
};

const severalNested: FieldRule = (value, place) => {
  if (Array.isArray(value) && value.length === 0) {
    return reportMistake(place.report, place.location, "Value cannot be empty");
  }
  checkElements(value, place, (rule, at) => checkRule(rule, at, { Comment: text }));
};

const ruleFields: Readonly<Record<string, FieldRule>> = {
  Variable: choicePath,
  And: severalNested,
  Or: severalNested,
  Not: nested,
  Condition: requiredExpression,
};

const operatorRules: Readonly<Record<string, FieldRule>> = Object.fromEntries(
  operators.map((name) => [name, name.endsWith("Path") ? choicePath : operandRule(name)]),
);

function operandRule(operator: string): FieldRule {
  if (operator.startsWith("Is") || operator.startsWith("Boolean")) return flag;
  if (operator.startsWith("Numeric")) return anyNumber;
  return operator.startsWith("Timestamp") ? anyTimestamp : text;
}

function anyNumber(value: Json, { report, location }: Place): void {
  if (typeof value !== "number") reportMistake(report, location, "Expected value of type Number");
}

function anyTimestamp(value: Json, place: Place): void {
  if (typeof value !== "string") return text(value, place);
  if (parseTimestamp(value) === undefined) {
    reportMistake(place.report, place.location, "String does not match RFC3339 timestamp");
  }
}
