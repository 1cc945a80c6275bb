import type { QueryLanguageName } from "../definition/query-language.ts";
import { jsonPath } from "./json-path/json-path.ts";
import { jsonata } from "./jsonata/jsonata.ts";
import type { QueryLanguage } from "./query-language.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export function queryLanguage(name: QueryLanguageName): QueryLanguage {
  return name === "JSONPath" ? jsonPath : jsonata;
}
