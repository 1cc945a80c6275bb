import type { JsonObject } from "../json.ts";
import { stringField } from "./fields.ts";

export type QueryLanguage = "JSONPath" | "JSONata";

/** `QueryLanguage` of a state, or what it inherits from the machine. */
export function queryLanguageOf(source: JsonObject, inherited: QueryLanguage): QueryLanguage {
  const own = stringField(source, "QueryLanguage");
  return own === "JSONata" || own === "JSONPath" ? own : inherited;
}
