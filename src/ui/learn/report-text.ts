import type { LessonReport } from "../../workshop/learn/course.ts";
import { lessons } from "../../workshop/learn/lessons.ts";
import { paint, type Terminal } from "../terminal/terminal.ts";
import { wrapText } from "../terminal/wrap-text.ts";
import { drawChecks } from "./check-text.ts";
import type { LearnWords } from "./words.ts";

/** Draws how the check of a lesson went, for a command that checks once. */
export function drawReport(
  report: LessonReport,
  { terminal, words }: { terminal: Terminal; words: LearnWords },
): string {
  const { lesson, passed, checks } = report;
  const last = lessons.at(-1)?.number ?? lesson.number;
  return [
    paint("bold", words.say("learn-head", { lesson: lesson.number, last, title: lesson.title })),
    "",
    drawChecks(checks, { terminal, words }),
    ...(passed
      ? [
          "",
          paint("green", words.say("learn-passed", { lesson: lesson.number })),
          wrapText(words.say("learn-read-more", { more: lesson.more }), terminal.columns),
        ]
      : []),
  ].join("\n");
}
