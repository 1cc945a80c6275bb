import { text } from "./en/progress-stages.ts";
import type { AnyMessage } from "./entry.ts";
import { wordsOf } from "./words.ts";

const words = wordsOf<"progress-stages">("en", new Map(Object.entries(text)));

/** Words a stage's title in English: for the description of a version, which AWS keeps. */
export function englishStage(message: AnyMessage): string {
  return words.word(message);
}
