import { padCells } from "../terminal/width.ts";
import type { LearnWords } from "./words.ts";

/** What every key does. */
export function drawKeys(words: LearnWords): string {
  const keys = ["h", "g", "t", "s", "r", "l", "n", "q"] as const;
  return [
    ...keys.map((key) => ` ${padCells(key, 7)} ${words.say(`learn-key-${key}`)}`),
    ` ${padCells("Enter", 7)} ${words.say("learn-key-enter")}`,
    ` ${padCells("a b c", 7)} ${words.say("learn-key-answer")}`,
  ].join("\n");
}
