import { objectField, stringField } from "../definition/fields.ts";
import { queryLanguage } from "../data-flow/languages.ts";
import { type QueryLanguageName, queryLanguageOf } from "../definition/query-language.ts";
import { isObject, type JsonObject } from "../json.ts";
import { parseChoice } from "./choice.ts";
import { parseFail } from "./fail.ts";
import { parseMap } from "./map.ts";
import { parseParallel } from "./parallel.ts";
import { parsePass } from "./pass.ts";
import type { State, StateGraph } from "./state.ts";
import { parseSucceed } from "./succeed.ts";
import { parseTask } from "./task.ts";
import { parseWait } from "./wait.ts";

/**
 * Reads `StartAt` and `States`.
 *
 * @see https://states-language.net/spec.html#states-fields
 * @param inherited the query language of states that name none
 * @throws PathSyntaxError
 */
export function parseGraph(source: JsonObject, inherited: QueryLanguageName): StateGraph {
  const states = new Map<string, State>();
  for (const [name, state] of Object.entries(objectField(source, "States") ?? {})) {
    if (isObject(state)) states.set(name, parseState(state, inherited));
  }
  return { startAt: stringField(source, "StartAt") ?? "", states };
}

function parseState(source: JsonObject, inherited: QueryLanguageName): State {
  const language = queryLanguage(queryLanguageOf(source, inherited));
  switch (stringField(source, "Type")) {
    case "Task":
      return parseTask(source, language);
    case "Choice":
      return parseChoice(source, language);
    case "Wait":
      return parseWait(source, language);
    case "Succeed":
      return parseSucceed(source, language);
    case "Fail":
      return parseFail(source, language);
    case "Parallel":
      return parseParallel(source, language, (graph) => parseGraph(graph, inherited));
    case "Map":
      return parseMap(source, language, (graph) => parseGraph(graph, inherited));
    default:
      return parsePass(source, language);
  }
}
