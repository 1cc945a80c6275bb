import { type Condition, holds, parseCondition } from "../choice/condition.ts";
import { applyAssign, type Assign, parseAssign } from "../data-flow/assign.ts";
import { applyFlowPath, type FlowPath, parseFlowPath } from "../data-flow/flow-path.ts";
import { evaluateAs, fillJsonata, isBoolean } from "../data-flow/jsonata.ts";
import { anyField, objectsField, stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { errorNames } from "../errors/error-names.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import { inspectPayload } from "../execution/inspection.ts";
import type { Routine } from "../execution/routine.ts";
import { bindingsOf, type Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import { payloadOf } from "../payload.ts";
import { type JsonataTemplate, parseJsonataField, parseJsonataTemplate } from "../templates/jsonata-template.ts";
import type { Departure } from "./departure.ts";

/** Goes on with the state of the first rule whose condition holds, else with the default one. */
export interface ChoiceState {
  readonly type: "Choice";
  readonly flow: JsonPathFlow | JsonataFlow;
}

/** A rule, or the `Default` of the state. `Assign` of a rule replaces that of the state, which the default uses. */
interface Option {
  readonly next: string;
  readonly assign: Assign | undefined;
}

interface JsonPathFlow {
  readonly language: "JSONPath";
  readonly inputPath: FlowPath;
  readonly outputPath: FlowPath;
  readonly rules: readonly (Option & { readonly condition: Condition })[];
  readonly fallback: Option | undefined;
}

interface JsonataOption extends Option {
  readonly output: JsonataTemplate | undefined;
}

interface JsonataFlow {
  readonly language: "JSONata";
  readonly rules: readonly (JsonataOption & { readonly condition: JsonataTemplate; readonly field: string })[];
  readonly fallback: JsonataOption | undefined;
}

export function parseChoice(source: JsonObject, language: QueryLanguage): ChoiceState {
  const rules = objectsField(source, "Choices");
  const hasDefault = stringField(source, "Default") !== undefined;
  if (language === "JSONPath") {
    return {
      type: "Choice",
      flow: {
        language,
        inputPath: parseFlowPath(anyField(source, "InputPath")),
        outputPath: parseFlowPath(anyField(source, "OutputPath")),
        rules: rules.map((rule) => ({ ...parseOption(rule, "Next", language), condition: parseCondition(rule) })),
        fallback: hasDefault ? parseOption(source, "Default", language) : undefined,
      },
    };
  }
  return {
    type: "Choice",
    flow: {
      language,
      rules: rules.map((rule, index) => {
        const field = `Choices[${index}]/Condition`;
        const condition = parseJsonataTemplate(anyField(rule, "Condition") ?? false, field);
        return { ...parseJsonataOption(rule, "Next"), condition, field };
      }),
      fallback: hasDefault ? parseJsonataOption(source, "Default") : undefined,
    },
  };
}

function parseOption(source: JsonObject, target: "Next" | "Default", language: QueryLanguage): Option {
  return { next: stringField(source, target) ?? "", assign: parseAssign(source, language) };
}

function parseJsonataOption(source: JsonObject, target: "Next" | "Default"): JsonataOption {
  return { ...parseOption(source, target, "JSONata"), output: parseJsonataField(source, "Output") };
}

export function runChoice({ flow }: ChoiceState, visit: Visit): Routine<Departure> {
  return flow.language === "JSONPath" ? chooseByPaths(flow, visit) : chooseByExpressions(flow, visit);
}

function* chooseByPaths(flow: JsonPathFlow, visit: Visit): Routine<Departure> {
  const input = applyFlowPath(flow.inputPath, visit.input, visit);
  inspectPayload(visit, "afterInputPath", input);
  const bindings = bindingsOf(visit, input.value);
  const option = flow.rules.find(({ condition }) => holds(condition, bindings)) ?? flow.fallback ?? refuse();
  yield* applyAssign(option.assign, visit, { input: input.value });
  return { output: applyFlowPath(flow.outputPath, input, visit), next: option.next };
}

function* chooseByExpressions(flow: JsonataFlow, visit: Visit): Routine<Departure> {
  const data = { input: visit.input.value };
  let chosen: JsonataOption | undefined;
  for (const rule of flow.rules) {
    const options = { data, expected: "boolean", accepts: isBoolean, field: rule.field };
    if (!(yield* evaluateAs(rule.condition, visit, options))) continue;
    chosen = rule;
    break;
  }
  const option = chosen ?? flow.fallback ?? refuse();
  yield* applyAssign(option.assign, visit, data);
  const output = option.output === undefined ? visit.input : payloadOf(yield* fillJsonata(option.output, visit, data));
  return { output, next: option.next };
}

function refuse(): never {
  throw new RuntimeFault("Failed to transition out of the state. The state does not point to a next state.", {
    alias: errorNames.noChoiceMatched,
  });
}
