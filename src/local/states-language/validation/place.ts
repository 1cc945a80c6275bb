import type { LanguageRules } from "./languages/language-rules.ts";
import type { Report } from "./report.ts";

/**
 * Where in a definition a value is, and what applies there.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export interface Place {
  readonly report: Report;
  /** Such as `/States/A/Catch[0]`. */
  readonly location: string;
  readonly language: LanguageRules;
  /** Fields of `$states` that exist here beside `input` and `context`. */
  readonly statesFields: readonly string[];
}

/** The place of a member of the value. */
export function memberPlace(place: Place, name: string): Place {
  return { ...place, location: `${place.location}/${name}` };
}

/** The place of an element of the array that is a member of the value: `/Catch[0]`. */
export function elementPlace(place: Place, name: string, index: number): Place {
  return { ...place, location: `${place.location}/${name}[${index}]` };
}
