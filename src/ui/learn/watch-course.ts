import { relative } from "node:path";
import { loadErrorWords } from "../../text/words.ts";
import { explainAwsError } from "../../workshop/explain-error.ts";
import { UserError } from "../../user-error.ts";
import { answersFileName, letterOf } from "../../workshop/learn/answers.ts";
import type { CheckResult } from "../../workshop/learn/check.ts";
import type { Connection } from "../../workshop/learn/connection.ts";
import {
  beginLesson,
  checkLesson,
  currentLesson,
  resetFiles,
  type Course,
  type LessonReport,
} from "../../workshop/learn/course.ts";
import { takeHint } from "../../workshop/learn/hints.ts";
import { machineFileOf, writeAnswer } from "../../workshop/learn/lesson-folder.ts";
import { machineFileName, type Lesson, type Question } from "../../workshop/learn/lesson.ts";
import { folderOf, lessonAfter } from "../../workshop/learn/lessons.ts";
import { readProgress, type Progress } from "../../workshop/learn/progress.ts";
import { watchFolder, type FolderWatch } from "../../workshop/learn/watch-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { PressedKey } from "./keys.ts";
import { drawLesson } from "./lesson-screen.ts";
import { drawPage, type PageKey } from "./pages.ts";
import type { LearnWords } from "./words.ts";

/** What an open course is made of. */
export interface OpenCourse {
  readonly course: Course;
  readonly connection: Connection;
  readonly words: LearnWords;
  /** The terminal as it is now: it may be resized. */
  readonly terminal: () => Terminal & { readonly rows: number };
  /** Replaces what the screen shows. */
  readonly show: (screen: string) => void;
  /** Gives the screen to something that draws lines, and takes it back. */
  readonly lend: <T>(work: () => Promise<T>) => Promise<T>;
  /** Checks on Enter alone: for folders that cannot be watched. */
  readonly manual: boolean;
}

/** A course that is open in a terminal. */
export interface WatchedCourse {
  press(key: PressedKey): void;
  /** Draws again, as after a change of the terminal's size. */
  draw(): void;
  /** Checks a lesson without a file again: something may have happened in another terminal. */
  checkAgain(): void;
  /** Resolves when the attendee ends the course, by its key or by Ctrl-C. */
  readonly ended: Promise<"left" | "interrupted">;
  /** Ends it: waits for a check that runs. */
  close(): Promise<void>;
}

/** The watch reports an answer that was written here; it is checked already. */
const ownWriteMs = 500;
const pageKeys = new Set<string>(["g", "t", "s", "l", "?"]);

/** Opens the current lesson, checks it on every save, and answers keys. */
export async function watchCourse(open: OpenCourse): Promise<WatchedCourse> {
  const { course, connection, words } = open;
  const { promise: ended, resolve: end } = Promise.withResolvers<"left" | "interrupted">();
  let progress: Progress = await readProgress(course.folder);
  let lesson: Lesson = currentLesson(progress);
  let report: LessonReport | undefined;
  let growing: CheckResult[] | undefined;
  let [status, message, typed, page] = ["", "", "", ""];
  let [working, again, leaving, askedReset] = [false, false, false, false];
  let watch: FolderWatch | undefined;
  let work: Promise<void> = Promise.resolve();
  let ownWriteUntil = 0;

  function draw(): void {
    if (leaving) return;
    const terminal = open.terminal();
    if (page !== "") {
      open.show(`${page}\n\n ${words.say("learn-back")}`);
      return;
    }
    const passed = report?.passed === true;
    const view = {
      lesson,
      file: lesson.machine && shortPath(machineFileOf(course.folder, lesson)),
      checks: growing ?? report?.checks,
      question: openQuestion(),
      typed,
      status,
      message,
      hints: progress.lessons[lesson.id]?.hints ?? 0,
      passed,
      passedLessons: Object.values(progress.lessons).filter(({ state }) => state !== "open").length,
    };
    open.show(drawLesson(view, { terminal, rows: terminal.rows, words }));
  }

  /** The question that is asked now: the one whose check failed. */
  function openQuestion(): Question | undefined {
    const failed = report?.checks.find((check) => check.state === "failed");
    return working ? undefined : lesson.questions.find((question) => question.id === failed?.id);
  }

  /** One thing after the other: a save while a check runs is checked after it. */
  function enqueue(task: () => Promise<void>): void {
    work = runAfter(work, task);
  }

  async function runAfter(before: Promise<void>, task: () => Promise<void>): Promise<void> {
    await before;
    if (leaving) return;
    working = true;
    try {
      await task();
    } catch (error) {
      message = await describe(error);
      status = "";
    } finally {
      working = false;
      growing = undefined;
      draw();
    }
  }

  async function begin(next: Lesson): Promise<void> {
    [lesson, report, message, typed, page] = [next, undefined, "", "", ""];
    status = words.say("learn-preparing");
    draw();
    watch?.close();
    progress = await connection.use((environment) => beginLesson(course, environment, next));
    status = "";
    if (!open.manual)
      watch = watchFolder(`${course.folder}/${folderOf(next)}`, {
        files: [machineFileName, answersFileName],
        onChange: () => Date.now() > ownWriteUntil && recheck(),
        onFailure: (reason) => {
          message = words.say("learn-failed", { reason });
          draw();
        },
      });
    if (next.showsRuns === true) message = ` ${words.say("learn-press-enter")}`;
    else await check();
  }

  /** @param look.quietly the attendee did nothing here: the screen changes with the result alone */
  async function check(look: { quietly: boolean } = { quietly: false }): Promise<void> {
    const began = new Date();
    again = false;
    if (!look.quietly) {
      [growing, message] = [[], ""];
      status = words.say("learn-checking");
      draw();
    }
    const run = (): Promise<LessonReport> =>
      connection.use((environment) =>
        checkLesson(course, environment, {
          lesson,
          onResult: (result) => {
            growing?.push(result);
            if (!look.quietly) draw();
          },
        }),
      );
    report = await (lesson.showsRuns === true && report === undefined ? open.lend(run) : run());
    progress = await readProgress(course.folder);
    const time = began.toLocaleTimeString(words.language, { hour12: false });
    status = words.say("learn-saved", { time, seconds: (report.durationMs / 1000).toFixed(1) });
    if (again) enqueue(() => check());
  }

  function recheck(): void {
    if (working) again = true;
    else enqueue(() => check());
  }

  function checkAgain(): void {
    const waits = lesson.machine === undefined && lesson.showsRuns !== true && report?.passed !== true;
    if (!working && page === "" && waits) enqueue(() => check({ quietly: true }));
  }

  async function answer(question: Question, given: string): Promise<void> {
    ownWriteUntil = Date.now() + ownWriteMs;
    await writeAnswer(lesson, { folder: course.folder, id: question.id, answer: given });
    typed = "";
    await check();
  }

  async function hint(): Promise<void> {
    const taken = await takeHint(course.folder);
    progress = await readProgress(course.folder);
    const { hint: text, number } = taken;
    message = text
      ? ` ${words.say("learn-hint", { number, hints: lesson.hints.length, hint: text })}`
      : ` ${words.say("learn-no-more-hints")}`;
  }

  async function openPage(key: PageKey): Promise<void> {
    const terminal = open.terminal();
    const about = { course, lesson, report, progress, passed: isDone() };
    page = await connection.use((environment) => drawPage(key, { ...about, environment, terminal, words }));
  }

  function isDone(): boolean {
    const state = progress.lessons[lesson.id]?.state;
    return report?.passed === true || state === "passed" || state === "shown";
  }

  let askedNext = false;
  function next(): void {
    const following = lessonAfter(lesson);
    if (!isDone() && !askedNext) {
      askedNext = true;
      message = ` ${words.say("learn-next-early")}`;
    } else if (following === undefined) message = ` ${words.say("learn-all-passed")}`;
    else enqueue(() => begin(following));
    draw();
  }

  async function reset(): Promise<void> {
    await connection.use((environment) => resetFiles(course, environment, lesson));
    await check();
  }

  function press(key: PressedKey): void {
    if (key === "end" || key === "interrupt" || (key === "q" && page === "")) {
      end(key === "interrupt" ? "interrupted" : "left");
      return;
    }
    if (page !== "") {
      page = "";
      draw();
      return;
    }
    if (askedReset) {
      [askedReset, message] = [false, ""];
      if (key === "y") enqueue(reset);
      draw();
      return;
    }
    if (key !== "n") askedNext = false;
    const question = openQuestion();
    if (question !== undefined && takesAnswer(question, key)) return;
    if (key === "h") enqueue(hint);
    else if (key === "n") next();
    else if (key === "enter") recheck();
    else if (key === "r") {
      [askedReset, message] = [true, ` ${words.say("learn-reset-question")}`];
      draw();
    } else if (isPageKey(key)) enqueue(() => openPage(key));
  }

  /** A letter answers a choice; digits are gathered until Enter. */
  function takesAnswer(question: Question, key: PressedKey): boolean {
    if (question.kind === "choice") {
      const chosen = question.options.findIndex((_, index) => letterOf(index) === key);
      if (chosen === -1) return false;
      enqueue(() => answer(question, letterOf(chosen)));
      return true;
    }
    if (/^[\d.]$/.test(key)) typed += key;
    else if (key === "backspace") typed = typed.slice(0, -1);
    else if (key === "enter" && typed !== "") enqueue(() => answer(question, typed));
    else return false;
    draw();
    return true;
  }

  enqueue(() => begin(lesson));
  return {
    press,
    draw,
    checkAgain,
    ended,
    async close() {
      leaving = true;
      watch?.close();
      await work;
    },
  };
}

function isPageKey(key: string): key is PageKey {
  return pageKeys.has(key);
}

/** An error that does not end the course: what happened and why, in a line or two. */
async function describe(error: unknown): Promise<string> {
  const explained: unknown = explainAwsError(error);
  if (!(explained instanceof UserError)) return ` ${error instanceof Error ? error.message : String(error)}`;
  const { currentLanguage } = await import("../../text/language.ts");
  const words = await loadErrorWords(currentLanguage());
  const { message, why, next } = words.wordError({ code: explained.code, values: explained.values });
  return [message, ...(why === undefined ? [] : [why]), ...(next ?? [])].map((line) => ` ${line}`).join("\n");
}

/** A path from the working folder where that is shorter: editors and terminals open both. */
function shortPath(file: string): string {
  const near = relative(process.cwd(), file);
  return near.length < file.length ? near : file;
}
