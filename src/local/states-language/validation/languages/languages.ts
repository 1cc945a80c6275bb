import type { QueryLanguageName } from "../../definition/query-language.ts";
import { jsonPathRules } from "./json-path-rules.ts";
import { jsonataRules } from "./jsonata-rules.ts";
import type { LanguageRules } from "./language-rules.ts";

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export function languageRules(name: QueryLanguageName): LanguageRules {
  return name === "JSONPath" ? jsonPathRules : jsonataRules;
}
