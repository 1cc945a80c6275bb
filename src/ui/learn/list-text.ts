import type { ListedLesson } from "../../workshop/learn/list-lessons.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { padCells, widest } from "../terminal/width.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import type { LearnWords } from "./words.ts";

/** The cells of the signs and the number before a title. */
const leadCells = 8;

/** The lessons with how far each is; in a narrow terminal that stands below the title. */
export function drawLessons(
  lessons: readonly ListedLesson[],
  { terminal, words }: { terminal: Terminal; words: LearnWords },
): string {
  const titles = lessons.map((lesson) => words.word(lesson.title));
  const cells = widest(titles);
  const states = lessons.map(({ state }) => words.say(`learn-state-${state}`));
  const fits = leadCells + cells + 2 + widest(states) <= terminal.columns;
  return lessons
    .map((lesson, index) => {
      const sign = signOf(lesson, terminal);
      const number = String(lesson.number).padStart(2);
      const state = states[index] ?? "";
      const current = lesson.current ? signsOf(terminal).arrow : " ";
      const title = titles[index] ?? "";
      const text = fits ? `${padCells(title, cells)}  ${state}` : `${title}\n${state}`;
      const wrapped = wrapText(text, terminal.columns - leadCells).replaceAll("\n", `\n${" ".repeat(leadCells)}`);
      const line = `${current} ${sign} ${number}  ${wrapped}`;
      return lesson.current ? paint("bold", line) : line;
    })
    .join("\n");
}

function signOf({ state }: ListedLesson, terminal: Terminal): string {
  if (state === "passed") return signsOf(terminal).done;
  if (state === "shown") return terminal.unicode ? "◐" : "o";
  return signsOf(terminal).unchanged;
}
