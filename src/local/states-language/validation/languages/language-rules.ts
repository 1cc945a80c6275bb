import type { QueryLanguageName } from "../../definition/query-language.ts";
import type { JsonObject } from "../../json.ts";
import type { Diagnostic, Json } from "../../types.ts";
import type { FieldRule } from "../field-rules.ts";

/**
 * The query language, as the validation of a state uses it. JSONPath and JSONata implement it; no other rule asks which
 * of the two it has.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export interface LanguageRules {
  readonly name: QueryLanguageName;
  /** The other language, and the fields that exist in it alone. */
  readonly other: { readonly name: QueryLanguageName; readonly fields: readonly string[] };
  /** The fields of a Wait state. It has one of them. */
  readonly waitFields: readonly string[];
  /** The field of a reader or writer that holds its request. */
  readonly requestField: "Parameters" | "Arguments";
  /** A template: a value in which parts are dynamic. */
  readonly template: FieldRule;
  /** `Credentials`. */
  readonly credentials: FieldRule;
  /** Whether a value is computed when the state runs, so that rules for its result cannot be checked now. */
  isComputed(value: Json): boolean;
  /** The name of the variable that a field of `Assign` sets. */
  variableOf(field: string): string;
  /** Warnings about values of a state that look dynamic and are not. */
  warningsAbout(state: JsonObject, location: string): Iterable<Diagnostic>;
}
