import type { ListedLesson } from "../../workshop/learn/list-lessons.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { padCells, widest } from "../terminal/width.ts";
import type { LearnWords } from "./words.ts";

/** The lessons with how far each is. */
export function drawLessons(
  lessons: readonly ListedLesson[],
  { terminal, words }: { terminal: Terminal; words: LearnWords },
): string {
  const titles = lessons.map((lesson) => words.word(lesson.title));
  const cells = widest(titles);
  return lessons
    .map((lesson, index) => {
      const sign = signOf(lesson, terminal);
      const number = String(lesson.number).padStart(2);
      const state = words.say(`learn-state-${lesson.state}`);
      const current = lesson.current ? signsOf(terminal).arrow : " ";
      const line = `${current} ${sign} ${number}  ${padCells(titles[index] ?? "", cells)}  ${state}`;
      return lesson.current ? paint("bold", line) : line;
    })
    .join("\n");
}

function signOf({ state }: ListedLesson, terminal: Terminal): string {
  if (state === "passed") return signsOf(terminal).done;
  if (state === "shown") return terminal.unicode ? "◐" : "o";
  return signsOf(terminal).unchanged;
}
