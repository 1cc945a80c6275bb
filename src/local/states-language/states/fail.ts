import { evaluateAs, isString } from "../data-flow/jsonata.ts";
import { stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { RuntimeFault, StatesError } from "../errors/states-error.ts";
import { inspectPayload } from "../execution/inspection.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { type DynamicValue, evaluateDynamicValue, parseDynamicValue } from "../templates/dynamic-value.ts";
import { type JsonataTemplate, parseJsonataTemplate } from "../templates/jsonata-template.ts";

/** Ends its sequence of states with an error. */
export interface FailState {
  readonly type: "Fail";
  readonly language: QueryLanguage;
  readonly error: Text | undefined;
  readonly cause: Text | undefined;
}

type Text =
  | { readonly kind: "literal"; readonly text: string }
  /** `ErrorPath`, `CausePath` */
  | { readonly kind: "path"; readonly field: string; readonly value: DynamicValue }
  | { readonly kind: "jsonata"; readonly field: string; readonly template: JsonataTemplate };

export function parseFail(source: JsonObject, language: QueryLanguage): FailState {
  return {
    type: "Fail",
    language,
    error: parseText(source, "Error", language),
    cause: parseText(source, "Cause", language),
  };
}

function parseText(source: JsonObject, field: string, language: QueryLanguage): Text | undefined {
  const path = stringField(source, `${field}Path`);
  if (path !== undefined) return { kind: "path", field: `${field}Path`, value: parseDynamicValue(path) };
  const text = stringField(source, field);
  if (text === undefined) return undefined;
  return language === "JSONPath"
    ? { kind: "literal", text }
    : { kind: "jsonata", field, template: parseJsonataTemplate(text, field) };
}

/** @throws StatesError always: that is what the state is for */
export function* runFail(state: FailState, visit: Visit): Routine<never> {
  if (state.language === "JSONPath") inspectPayload(visit, "afterInputPath", visit.input);
  const error = yield* evaluateText(state.error, visit);
  const cause = yield* evaluateText(state.cause, visit);
  throw new StatesError({ error, cause });
}

function* evaluateText(text: Text | undefined, visit: Visit): Routine<string | undefined> {
  if (text === undefined) return undefined;
  if (text.kind === "literal") return text.text;
  if (text.kind === "jsonata") {
    const data = { input: visit.input.value };
    return yield* evaluateAs(text.template, visit, { data, expected: "string", accepts: isString, field: text.field });
  }
  const value = evaluateDynamicValue(text.value, bindingsOf(visit, visit.input.value));
  if (typeof value === "string") return value;
  const found = value === undefined ? "could not be found" : "does not hold a string";
  throw new RuntimeFault(
    `The JSONPath '${text.value.source}' specified for the field '${text.field}' ${found} in the input ` +
      `'${JSON.stringify(visit.input.value)}'`,
  );
}
