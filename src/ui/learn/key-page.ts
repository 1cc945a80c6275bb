import { padCells } from "../terminal/width.ts";
import type { Lesson } from "../../workshop/learn/lesson.ts";
import { paint } from "../terminal/terminal.ts";
import type { LearnWords } from "./words.ts";

/** The lesson's text and tasks, which a small terminal leaves out, and what every key does. */
export function drawHelp({ text, tasks, title }: Lesson, words: LearnWords): string {
  const numbered = tasks.map((task, index) => ` ${words.say("learn-task", { number: index + 1, task })}`);
  return [paint("bold", ` ${words.word(title)}`), ` ${words.word(text)}`, numbered.join("\n"), drawKeys(words)].join(
    "\n\n",
  );
}

function drawKeys(words: LearnWords): string {
  const keys = ["h", "g", "t", "s", "r", "l", "n", "q"] as const;
  return [
    ...keys.map((key) => ` ${padCells(key, 7)} ${words.say(`learn-key-${key}`)}`),
    ` ${padCells("Enter", 7)} ${words.say("learn-key-enter")}`,
    ` ${padCells("a b c", 7)} ${words.say("learn-key-answer")}`,
  ].join("\n");
}
