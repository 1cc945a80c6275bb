import { queryLanguageOf } from "../definition/query-language.ts";
import { isObject, type JsonObject, memberOf } from "../json.ts";
import { checkFields } from "./check-fields.ts";
import { oneOf, text } from "./field-rules.ts";
import { checkLanguageOfFields } from "./language-of-fields.ts";
import { languageRules } from "./languages/languages.ts";
import type { LanguageRules } from "./languages/language-rules.ts";
import { elementPlace, memberPlace, type Place } from "./place.ts";
import { checkProcessorConfig, refuseDistributedFields } from "./fields/processor-config.ts";
import { checkServiceParameters } from "./fields/service-parameters.ts";
import { reportMistake, reportWithCode } from "./report.ts";
import { refuseSeveral, requireDecisiveField, requireFields, requireOne } from "./required-fields.ts";
import { exclusiveFields, stateFields } from "./state-fields.ts";

const longestName = 80;
const typesWithTransition = new Set(["Pass", "Task", "Wait", "Parallel", "Map"]);
const typesWithResult = new Set(["Task", "Parallel", "Map"]);
/** In the order in which AWS names them. */
const types = ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];

/**
 * Checks `StartAt` and `States` of a machine, a branch or a processor; `place.language` is that of the machine.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkGraph(graph: JsonObject, place: Place): void {
  requireFields(graph, ["StartAt", "States"], place);
  if (Object.hasOwn(graph, "StartAt")) text(graph["StartAt"] ?? null, memberPlace(place, "StartAt"));
  const states = memberOf(graph, "States");
  if (states === undefined) return;
  const at = memberPlace(place, "States");
  if (!isObject(states)) return reportMistake(at.report, at.location, "Expected value of type [OBJECT]");
  if (Object.keys(states).length === 0) reportMistake(at.report, at.location, "Value cannot be empty");
  for (const [name, state] of Object.entries(states)) {
    const here = memberPlace(at, name);
    checkName(name, here);
    if (isObject(state)) checkState(state, here);
    else reportMistake(here.report, here.location, "Expected value of type [OBJECT]");
  }
}

function checkName(name: string, { report, location }: Place): void {
  if (name.length <= longestName) return;
  const message = `Invalid State name: ${name} exceeds the ${longestName}-character limit allowed by the service`;
  reportWithCode(report, { code: "INVALID_STATE_NAME", message, location });
}

function checkState(state: JsonObject, place: Place): void {
  const type = memberOf(state, "Type");
  if (type === undefined) {
    requireDecisiveField(state, "Type", place);
    return;
  }
  const rules = typeof type === "string" && Object.hasOwn(stateFields, type) ? stateFields[type] : undefined;
  if (typeof type !== "string") return text(type, memberPlace(place, "Type"));
  if (rules === undefined) {
    const { report, location } = memberPlace(place, "Type");
    return reportMistake(report, location, `The field 'Type' should have one of these values: [${types.join(", ")}]`);
  }
  const language = languageRules(queryLanguageOf(state, place.language.name));
  const own: Place = { ...place, language, statesFields: typesWithResult.has(type) ? ["result"] : [] };
  checkLanguage(state, place.language, own);
  if (typesWithTransition.has(type)) checkTransition(state, own);
  checkRequired(type, state, own);
  for (const pair of exclusiveFields) refuseSeveral(state, pair, memberPlace(own, pair[0]));
  checkFields(state, rules, own);
  if (type === "Task") checkServiceParameters(state, own);
  checkGraphsOf(type, state, place);
}

/** A machine in JSONata has no states in JSONPath. */
function checkLanguage(state: JsonObject, inherited: LanguageRules, place: Place): void {
  const declared = memberOf(state, "QueryLanguage");
  if (inherited.name === "JSONata" && declared === "JSONPath") {
    const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine";
    reportMistake(place.report, place.location, message);
    return;
  }
  checkLanguageOfFields(state, place);
  if (declared !== undefined) oneOf("JSONPath", "JSONata")(declared, memberPlace(place, "QueryLanguage"));
}

function checkTransition(state: JsonObject, place: Place): void {
  if (memberOf(state, "End") === false && Object.hasOwn(state, "Next")) return;
  requireOne(state, ["Next", "End"], place);
  if (memberOf(state, "End") === false) {
    const message = "This object should have only one of the following fields: [Next, End]";
    reportMistake(place.report, place.location, message);
  }
}

function checkRequired(type: string, state: JsonObject, place: Place): void {
  if (type === "Task") requireFields(state, ["Resource"], place);
  if (type === "Choice") requireFields(state, ["Choices"], place);
  if (type === "Parallel") requireFields(state, ["Branches"], place);
  if (type === "Map") requireOne(state, ["ItemProcessor", "Iterator"], place);
  if (type === "Wait") requireOne(state, place.language.waitFields, place);
}

/** The states of branches and processors take the query language of the machine, not that of the state around them. */
function checkGraphsOf(type: string, state: JsonObject, place: Place): void {
  if (type === "Parallel") checkBranches(state, place);
  if (type !== "Map") return;
  refuseDistributedFields(state, place);
  for (const field of ["ItemProcessor", "Iterator"]) {
    const processor = memberOf(state, field);
    if (!isObject(processor)) continue;
    checkProcessorConfig(processor, memberPlace(place, field));
    checkNestedGraph(processor, memberPlace(place, field));
  }
}

function checkBranches(state: JsonObject, place: Place): void {
  const branches = memberOf(state, "Branches");
  if (branches === undefined) return;
  const { report, location } = memberPlace(place, "Branches");
  if (!Array.isArray(branches)) return reportMistake(report, location, "Expected value of type [ARRAY]");
  if (branches.length === 0) reportMistake(report, location, "Value cannot be empty");
  for (const [index, branch] of branches.entries()) {
    const at = elementPlace(place, "Branches", index);
    if (isObject(branch)) checkNestedGraph(branch, at);
    else reportMistake(at.report, at.location, "Expected value of type [OBJECT]");
  }
}

function checkNestedGraph(graph: JsonObject, place: Place): void {
  if (Object.hasOwn(graph, "QueryLanguage")) {
    reportMistake(place.report, place.location, "Field 'QueryLanguage' is not supported");
  }
  checkGraph(graph, place);
}
