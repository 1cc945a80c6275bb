/**
 * The Amazon States Language: definition and input and what happens in, history events and commands out. Nothing here
 * knows a clock, a disk or a network.
 *
 * Where to read: `states/` holds a file for each type of state, `states/run-states.ts` goes from one to the next.
 * `data-flow/` has the fields that shape data, in both query languages; `paths/`, `intrinsics/`, `templates/` and
 * `jsonata/` have the expressions in them. `choice/`, `map/`, `tasks/` and `retry-and-catch/` hold what those states need.
 * `events/` words the history. `execution/` lets the states pause and continue (a state is a generator; a stimulus wakes
 * it). `validation/` says what is wrong with a definition. `test-state/` tests a state from outside.
 */
export { DefinitionError } from "./definition-error.ts";
export type { Scenario } from "./execution/scenario.ts";
export type { Inspection, Seen } from "./test-state/inspection.ts";
export type { MockedWork, StateTest, Verdict } from "./test-state/state-test.ts";
export { type StateTesting, testingState } from "./test-state/test-state.ts";
export { isObject, parseJson, typeOfJson } from "./json.ts";
export { type JsonFault, jsonFault } from "./json-fault.ts";
export { evaluateExpression, evaluateSmall } from "./jsonata/evaluate-expression.ts";
export { MemoryExceeded } from "./jsonata/evaluation-limits.ts";
export type { ExpressionEvaluator, ExpressionRequest, ExpressionResult } from "./jsonata/expression-evaluator.ts";
export { isHarmlessExpression } from "./jsonata/is-harmless.ts";
export { type ItemBatch, type ItemBatches, openItemBatches } from "./map/item-batches.ts";
export type * from "./map/map-run-plan.ts";
export { exceedsTolerance } from "./map/limits.ts";
export { processorDefinition } from "./map/processor-definition.ts";
export { processorOf } from "./map/processor-of.ts";
export { dataLimitExceeded, mostPayloadBytes } from "./size-limit.ts";
export { StatesError } from "./errors/states-error.ts";
export type { Machine } from "./machine.ts";
export { parseDefinition } from "./parse-definition.ts";
export { type FoundState, findState } from "./states/find-state.ts";
export type { State } from "./states/state.ts";
export { startExecution } from "./start-execution.ts";
export type { StartOptions } from "./start-execution.ts";
export type * from "./types.ts";
export { findWarnings, validateDefinition } from "./validate-definition.ts";
export { isDynamicValue } from "./templates/dynamic-value.ts";
export { variableReferences } from "./variable-references.ts";
