import type { AnyMessage } from "./entry.ts";
import { text } from "./en/outcome.ts";
import { wordsOf } from "./words.ts";

const words = wordsOf<"outcome">("en", new Map(Object.entries(text)));

/**
 * Words an outcome or its reason in English: for what is never translated, such as the files of a report, and the
 * letters that are drawn on a picture.
 */
export function englishOutcome(message: AnyMessage): string {
  return words.word(message);
}
