import { settle } from "../data-flow/eventual.ts";
import type { Condition, Flow, QueryLanguage } from "../data-flow/query-language.ts";
import { passOn } from "../data-flow/shape-data.ts";
import { objectsField, stringField } from "../definition/fields.ts";
import { errorNames } from "../errors/error-names.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Departure } from "./departure.ts";

/**
 * Continues with the state of the first rule whose condition holds, else with the default one.
 *
 * @see https://states-language.net/spec.html#choice-state
 */
export interface ChoiceState {
  readonly type: "Choice";
  readonly flow: Flow;
  readonly rules: readonly (Option & { readonly condition: Condition })[];
  readonly fallback: Option | undefined;
}

/**
 * Where to continue, and with what. Each rule has its own `Assign` and `Output`; the default uses those of the state.
 */
interface Option {
  readonly next: string;
  readonly flow: Flow;
}

/** Reads the rules of a definition that was validated. */
export function parseChoice(source: JsonObject, language: QueryLanguage): ChoiceState {
  const flow = language.flow(source);
  const { Assign: _assign, Output: _output, ...shared } = source;
  const fallback = stringField(source, "Default");
  return {
    type: "Choice",
    flow,
    rules: objectsField(source, "Choices").map((rule, index) => {
      const within = `Choices[${index}]`;
      return {
        next: stringField(rule, "Next") ?? "",
        flow: language.flow({ ...shared, ...own(rule) }, within),
        condition: language.condition(rule, within),
      };
    }),
    fallback: fallback === undefined ? undefined : { next: fallback, flow },
  };
}

/** The fields that a rule has in place of its state. */
function own(rule: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => name === "Assign" || name === "Output"));
}

/** @throws RuntimeFault `States.NoChoiceMatched` when no rule holds and there is no default */
export function* runChoice(state: ChoiceState, visit: Visit): Routine<Departure> {
  const input = state.flow.input(visit);
  const { next, flow } = (yield* chooseRule(state, visit, input.value)) ?? state.fallback ?? refuse();
  return { output: yield* passOn(flow, visit, input), next };
}

function* chooseRule({ rules }: ChoiceState, visit: Visit, input: JsonObject[string]): Routine<Option | undefined> {
  for (const rule of rules) if (yield* settle(rule.condition.holds(visit, input))) return rule;
  return undefined;
}

function refuse(): never {
  throw new RuntimeFault("Failed to transition out of the state. The state does not point to a next state.", {
    alias: errorNames.noChoiceMatched,
  });
}
