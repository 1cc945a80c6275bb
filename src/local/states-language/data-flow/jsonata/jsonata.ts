import { anyField, numberField } from "../../definition/fields.ts";
import { EvaluationFault } from "../../errors/states-error.ts";
import type { Routine } from "../../execution/routine.ts";
import type { Visit } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { type Payload, payloadOf } from "../../payload.ts";
import { type JsonataTemplate, parseJsonataField, parseJsonataTemplate } from "../../templates/jsonata-template.ts";
import { constantNumber } from "../constant-number.ts";
import type { NumberRule } from "../number-rule.ts";
import type {
  Condition,
  Flow,
  Items,
  NumberField,
  QueryLanguage,
  StatesData,
  Template,
  TextField,
} from "../query-language.ts";
import { evaluateAs, fillJsonata, isArray, isBoolean, isNumber, isString } from "./evaluate.ts";
import { parseWaitEnd } from "./wait-end.ts";
import { referredVariables } from "./referred-variables.ts";

/** @see https://states-language.net/spec.html#using-jsonata */
export const jsonata: QueryLanguage = {
  name: "JSONata",
  flow: parseFlow,
  template: parseTemplate,
  number: parseNumberField,
  text: parseTextField,
  waitEnd: parseWaitEnd,
  items: parseItems,
  condition: parseCondition,
  requestField: "Arguments",
  referredVariables,
};

/** Assign and Output see the input and the result as they came: there are no paths that select or place anything. */
function parseFlow(source: JsonObject, within?: string): Flow {
  const work = parseJsonataField(source, "Arguments", within);
  const output = parseJsonataField(source, "Output", within);
  return {
    language: "JSONata",
    input: (visit) => visit.input,
    workInput: (visit, input) => (work === undefined ? input : makePayload(work, visit, { input: input.value })),
    select: (_, result) => result,
    assign: parseTemplate(source, "Assign", within),
    place: (_, selected) => selected,
    output: (visit, placed, data) => (output === undefined ? placed : makePayload(output, visit, data)),
  };
}

function* makePayload(template: JsonataTemplate, visit: Visit, data: StatesData): Routine<Payload> {
  return payloadOf(yield* fillJsonata(template, visit, data));
}

function parseTemplate(source: JsonObject, field: string, within?: string): Template | undefined {
  const template = parseJsonataField(source, field, within);
  if (template === undefined) return undefined;
  return {
    constant: template.kind === "constant" ? template.value : undefined,
    evaluate: (visit, data) => fillJsonata(template, visit, data),
  };
}

/** A number, or an expression. */
function parseNumberField(source: JsonObject, rule: NumberRule, within?: string): NumberField | undefined {
  const { field } = rule;
  const template = parseJsonataField(source, field, within);
  const number = numberField(source, field);
  if (template === undefined || number !== undefined) return constantNumber(number);
  const place = fieldWithin(field, within);
  return {
    constant: undefined,
    *evaluate(visit, input) {
      const options = { data: { input }, expected: "number", accepts: isNumber, field: place };
      const value = yield* evaluateAs(template, visit, options);
      const fault = expressionFault(rule, value);
      if (fault !== undefined) throw new EvaluationFault(fault, { location: place });
      return value;
    },
  };
}

/**
 * The fault of a number that an expression gave. One of the right type that is out of range fails the evaluation.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
function expressionFault(rule: NumberRule, value: number): string | undefined {
  if (rule.expressionFault) return rule.expressionFault(value);
  const isBroken = rule.type === "integer" && !Number.isInteger(value);
  return isBroken
    ? `The ${rule.field} field cannot be parsed as an integer: ${value}`
    : rule.rangeFault(value)?.message;
}

function parseTextField(source: JsonObject, field: string, within?: string): TextField | undefined {
  const template = parseJsonataField(source, field, within);
  if (template === undefined) return undefined;
  const place = fieldWithin(field, within);
  return {
    evaluate: (visit, input) =>
      evaluateAs(template, visit, { data: { input }, expected: "string", accepts: isString, field: place }),
  };
}

/** `Items`, or the whole input. */
function parseItems(source: JsonObject): Items {
  const template = parseJsonataField(source, "Items");
  return {
    hasPath: false,
    find: (visit, input) => (template === undefined ? input : fillJsonata(template, visit, { input })),
    select(visit, input) {
      if (template !== undefined)
        return evaluateAs(template, visit, {
          data: { input },
          expected: "array",
          accepts: isArray,
          field: "Items",
        });
      if (Array.isArray(input)) return input;
      throw new EvaluationFault(`Map state input must be an array but was: ${JSON.stringify(input)}`);
    },
  };
}

function parseCondition(rule: JsonObject, within: string): Condition {
  const field = fieldWithin("Condition", within);
  const template: JsonataTemplate = parseJsonataTemplate(anyField(rule, "Condition") ?? false, field);
  return {
    holds: (visit, input) =>
      evaluateAs(template, visit, { data: { input }, expected: "boolean", accepts: isBoolean, field }),
  };
}

function fieldWithin(field: string, within: string | undefined): string {
  return within === undefined ? field : `${within}/${field}`;
}
