import type { JsonObject } from "../json.ts";
import { anyField } from "./fields.ts";

export type QueryLanguageName = "JSONPath" | "JSONata";

/**
 * `QueryLanguage` of a state, or what it inherits from the machine. AWS takes whatever is not exactly "JSONPath" for
 * JSONata, besides complaining about it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function queryLanguageOf(source: JsonObject, inherited: QueryLanguageName): QueryLanguageName {
  const own = anyField(source, "QueryLanguage");
  if (own === undefined) return inherited;
  return own === "JSONPath" ? "JSONPath" : "JSONata";
}
