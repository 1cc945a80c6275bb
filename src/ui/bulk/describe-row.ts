import type { RowOutcome, RowResult } from "../../workshop/bulk/row-result.ts";

/** `refused: wearing sunglasses`. */
export function describeRowOutcome(outcome: RowOutcome): string {
  return outcome.reason === undefined ? outcome.kind : `${outcome.kind}: ${outcome.reason}`;
}

/** `line 12`, `line 12 (repetition 2)`. */
export function describePlace(result: Pick<RowResult, "place" | "repeat">): string {
  return result.repeat === 1 ? result.place : `${result.place} (repetition ${result.repeat})`;
}
