import type { Words } from "../../text/words.ts";
import type { RowOutcome, RowResult } from "../../workshop/bulk/rows/row-result.ts";

/** `refused: wearing sunglasses`, on one line. */
export function describeRowOutcome({ kind, reason }: RowOutcome): string {
  return reason === undefined ? kind : `${kind}: ${reason.replaceAll(/\s+/g, " ").trim()}`;
}

/** `line 12`, `line 12 (repetition 2)`. */
export function describePlace(result: Pick<RowResult, "place" | "repeat">): string {
  return result.repeat === 1 ? result.place : `${result.place} (repetition ${result.repeat})`;
}

/** A row's outcome in the reader's language. */
export function wordRowOutcome(outcome: RowOutcome, words: Words<"screen-bulk">): string {
  const [worded, reason] = [words.say(`row-${outcome.kind}`), wordReason(outcome, words)];
  return reason === undefined ? worded : `${worded}: ${reason}`;
}

/** Why a row ended so, in the reader's language. A reason without a code here stays as the journal holds it. */
export function wordReason(
  { reason, reasonCode }: Pick<RowOutcome, "reason" | "reasonCode">,
  { word }: Words<"screen-bulk">,
): string | undefined {
  const worded = reasonCode === undefined ? reason : word(reasonCode);
  return (worded === reasonCode?.code ? reason : worded)?.replaceAll(/\s+/g, " ").trim();
}

/** A row's place in the reader's language. */
export function wordPlace(
  { place, repeat }: Pick<RowResult, "place" | "repeat">,
  { say }: Words<"screen-bulk">,
): string {
  return repeat === 1 ? say("row-place", { place }) : say("row-repetition", { place, repeat });
}
