import type { RowOutcome, RowResult } from "../../workshop/bulk/row-result.ts";

/** `refused: wearing sunglasses`, on one line. */
export function describeRowOutcome({ kind, reason }: RowOutcome): string {
  return reason === undefined ? kind : `${kind}: ${reason.replaceAll(/\s+/g, " ").trim()}`;
}

/** `line 12`, `line 12 (repetition 2)`. */
export function describePlace(result: Pick<RowResult, "place" | "repeat">): string {
  return result.repeat === 1 ? result.place : `${result.place} (repetition ${result.repeat})`;
}
