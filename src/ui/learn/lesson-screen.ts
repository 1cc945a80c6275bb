import type { CheckResult } from "../../workshop/learn/check.ts";
import { letterOf } from "../../workshop/learn/answers.ts";
import type { Lesson, Question } from "../../workshop/learn/lesson.ts";
import { lessons } from "../../workshop/learn/lessons.ts";
import { foldLines } from "../terminal/fold-lines.ts";
import { paint, signsOf, type Terminal } from "../terminal/terminal.ts";
import { padCells, width } from "../terminal/width.ts";
import { countRows, wrapText } from "../terminal/wrap-text.ts";
import { drawChecks } from "./check-text.ts";
import type { LearnWords } from "./words.ts";

/** Everything that the screen of a lesson shows. */
interface LessonView {
  readonly lesson: Lesson;
  /** The attendee's file, as a path to open. */
  readonly file: string | undefined;
  readonly checks: readonly CheckResult[] | undefined;
  /** The question that is to be answered now. */
  readonly question: Question | undefined;
  /** Digits of a number that is being typed. */
  readonly typed: string;
  /** A line about what happens or happened. */
  readonly status: string;
  /** A hint or an answer to a key, in a few lines. */
  readonly message: string;
  readonly hints: number;
  readonly passed: boolean;
  readonly passedLessons: number;
}

interface Shown {
  readonly text: boolean;
  readonly tasks: boolean;
  readonly passedChecks: boolean;
  readonly openChecks: boolean;
  /** Empty lines between the parts. */
  readonly gaps: boolean;
}

/**
 * The parts to leave out, step by step, where the terminal has too few rows: first what comes later, then what is done, then
 * what the key ? shows, too.
 */
const forms: readonly Shown[] = [
  { text: true, tasks: true, passedChecks: true, openChecks: true, gaps: true },
  { text: true, tasks: true, passedChecks: true, openChecks: false, gaps: true },
  { text: true, tasks: true, passedChecks: false, openChecks: false, gaps: true },
  { text: true, tasks: true, passedChecks: false, openChecks: false, gaps: false },
  { text: false, tasks: true, passedChecks: false, openChecks: false, gaps: true },
  { text: false, tasks: true, passedChecks: false, openChecks: false, gaps: false },
  { text: false, tasks: false, passedChecks: false, openChecks: false, gaps: true },
  { text: false, tasks: false, passedChecks: false, openChecks: false, gaps: false },
];

/** The screen of a lesson in as many rows as there are: what matters least is left out first. */
export function drawLesson(
  view: LessonView,
  { terminal, rows, words }: { terminal: Terminal; rows: number; words: LearnWords },
): string {
  const drawings = forms.map((shown) => drawForm(view, { terminal, words, shown }));
  const fitting = drawings.find((drawing) => countRows(drawing, terminal.columns) < rows);
  return (
    fitting ??
    drawings
      .at(-1)
      ?.split("\n")
      .slice(0, Math.max(1, rows - 1))
      .join("\n") ??
    ""
  );
}

function drawForm(
  view: LessonView,
  { terminal, words, shown }: { terminal: Terminal; words: LearnWords; shown: Shown },
): string {
  const { lesson, file, message, status } = view;
  const { columns } = terminal;
  const wrap = (text: string): string => wrapText(text, columns);
  const parts = [
    drawHead(view, { terminal, words }),
    shown.text ? wrap(` ${words.word(lesson.text)}`) : "",
    file === undefined ? "" : `${wrap(` ${words.say("learn-your-file")}`)}\n${drawPath(file, columns)}`,
    shown.tasks
      ? lesson.tasks.map((task, index) => wrap(` ${words.say("learn-task", { number: index + 1, task })}`)).join("\n")
      : "",
    drawResults(view, { terminal, words, shown }),
    view.question === undefined ? "" : drawQuestion(view, { terminal, words, question: view.question }),
    view.passed
      ? paint("green", wrap(` ${words.say("learn-passed", { lesson: lesson.number })}`)) +
        `\n${wrap(` ${words.say("learn-read-more", { more: lesson.more })}`)}`
      : "",
    message === "" ? "" : paint("cyan", wrap(message)),
    drawBar(view, { terminal, words, status }),
  ];
  return foldLines(parts.filter((part) => part !== "").join(shown.gaps && columns >= 60 ? "\n\n" : "\n"), columns);
}

/** A path in one line where it has room, else its folder and its name: each can be copied whole. */
function drawPath(file: string, columns: number): string {
  const line = `   ${file}`;
  if (width(line) <= columns) return line;
  const at = Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1;
  const indented = (part: string): string => " ".repeat(Math.max(0, Math.min(3, columns - width(part)))) + part;
  return [file.slice(0, at), file.slice(at)].map((part) => wrapText(indented(part), columns)).join("\n");
}

function drawHead({ lesson }: LessonView, { terminal, words }: { terminal: Terminal; words: LearnWords }): string {
  const last = lessons.at(-1)?.number ?? lesson.number;
  const head = ` ${words.say("learn-head", { lesson: lesson.number, last, title: lesson.title })}`;
  const about = words.say("learn-about", { minutes: lesson.minutes });
  const gap = terminal.columns - width(head) - width(about) - 1;
  return gap < 2 ? paint("bold", head) : `${paint("bold", padCells(head, width(head) + gap))}${paint("dim", about)}`;
}

function drawResults(
  { checks, lesson }: LessonView,
  { terminal, words, shown }: { terminal: Terminal; words: LearnWords; shown: Shown },
): string {
  if (checks === undefined) return "";
  const wanted = checks.filter(
    ({ state, kind }) =>
      state === "failed" || kind === "informative" || (state === "passed" ? shown.passedChecks : shown.openChecks),
  );
  const hidden = checks.filter((check) => check.state === "passed").length;
  const count = shown.passedChecks
    ? ""
    : paint("green", ` ${signsOf(terminal).done} ${hidden}/${lesson.checks.length}`);
  return [count, drawChecks(wanted, { terminal, words })].filter((part) => part !== "").join("\n");
}

function drawQuestion(
  { typed }: LessonView,
  { terminal, words, question }: { terminal: Terminal; words: LearnWords; question: Question },
): string {
  const lines = [` ${words.say("learn-open-question", { question: question.text })}`];
  if (question.kind === "choice")
    lines.push(...question.options.map((option, index) => `   ${letterOf(index)}  ${words.word(option)}`));
  else lines.push(`   ${words.say("learn-your-answer", { typed: `${typed}_` })}`);
  return lines.map((line) => wrapText(line, terminal.columns)).join("\n");
}

function drawBar(
  { passedLessons, hints, lesson, passed }: LessonView,
  { terminal, words, status }: { terminal: Terminal; words: LearnWords; status: string },
): string {
  const all = lessons.length;
  const cells = Math.max(8, Math.min(26, terminal.columns - 40));
  const full = Math.round((cells * passedLessons) / all);
  const bar = terminal.unicode
    ? "▓".repeat(full) + "░".repeat(cells - full)
    : "#".repeat(full) + "-".repeat(cells - full);
  const counted = words.say("learn-progress", { passed: passedLessons, all });
  const next = Math.min(hints + 1, lesson.hints.length);
  const keys = keepTogether(words.say("learn-keys-short", { hint: next, hints: lesson.hints.length, passed }));
  const wrap = (line: string): string => wrapText(` ${line}`, terminal.columns);
  return [wrap(`${bar}  ${counted}   ${status}`), paint("dim", wrap(keys))].join("\n");
}

/** Parts that two spaces separate are not broken inside. */
function keepTogether(text: string): string {
  return text
    .split("  ")
    .map((part) => part.replaceAll(" ", "\u00A0"))
    .join("  ");
}
