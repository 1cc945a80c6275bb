import type { QueryLanguage } from "../data-flow/query-language.ts";
import type { StatesError } from "../errors/states-error.ts";
import type { JsonObject } from "../json.ts";
import { type Catcher, parseCatchers } from "./catcher.ts";
import { matchesError } from "./error-matching.ts";
import { parseRetriers, type Retrier } from "./retrier.ts";

/**
 * `Retry` and `Catch` of a state.
 *
 * @see https://states-language.net/spec.html#errors
 */
export interface ErrorHandling {
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

/** Reads `Retry` and `Catch` of a state. */
export function parseErrorHandling(source: JsonObject, language: QueryLanguage): ErrorHandling {
  return { retriers: parseRetriers(source), catchers: parseCatchers(source, language) };
}

/** The decision about an error. `spent` is the retrier that takes the error but grants no more attempts. */
export type Decision =
  | { readonly kind: "retry"; readonly retrier: Retrier; readonly attempts: number }
  | { readonly kind: "catch"; readonly catcher: Catcher; readonly spent: Retrier | undefined }
  | { readonly kind: "fail"; readonly spent: Retrier | undefined };

/**
 * The first retrier that names the error decides on another attempt; then the first catcher that names it.
 * @param attemptsOf how many further attempts the retrier has granted already
 */
export function decide(
  { retriers, catchers }: ErrorHandling,
  error: StatesError,
  attemptsOf: (retrier: Retrier) => number,
): Decision {
  const retrier = retriers.find(({ errorEquals }) => matchesError(errorEquals, error));
  const attempts = retrier === undefined ? 0 : attemptsOf(retrier);
  if (retrier !== undefined && attempts < retrier.maxAttempts) return { kind: "retry", retrier, attempts };
  const catcher = catchers.find(({ errorEquals }) => matchesError(errorEquals, error));
  return catcher === undefined ? { kind: "fail", spent: retrier } : { kind: "catch", catcher, spent: retrier };
}
