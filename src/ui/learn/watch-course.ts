import { loadErrorWords } from "../../text/words.ts";
import { UserError } from "../../user-error.ts";
import { explainAwsError } from "../../workshop/explain-error.ts";
import { readProgress } from "../../workshop/learn/progress.ts";
import { pressCourseKey } from "./course-keys.ts";
import { checkQuietly, openLesson } from "./course-tasks.ts";
import type { PressedKey } from "./keys.ts";
import { createCourseState, type CourseParts, drawCourse, type OpenCourse } from "./open-course.ts";

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

/** Opens the current lesson, checks it on every save, and answers keys. */
export async function watchCourse(parts: CourseParts): Promise<WatchedCourse> {
  const { promise: ended, resolve: end } = Promise.withResolvers<"left" | "interrupted">();
  const state = createCourseState(await readProgress(parts.course.folder));
  let work: Promise<void> = Promise.resolve();
  const open: OpenCourse = {
    parts,
    state,
    draw: () => void (state.isClosing || parts.show(drawCourse(parts, state))),
    enqueue: (task) => void (work = runAfter(open, work, task)),
  };
  open.enqueue(() => openLesson(open, state.lesson));
  return {
    ended,
    draw: open.draw,
    press(key) {
      if (key === "interrupt") end("interrupted");
      else if (key === "end" || (key === "q" && state.page === undefined)) end("left");
      else pressCourseKey(open, key);
    },
    checkAgain: () => checkQuietly(open),
    async close() {
      state.isClosing = true;
      state.watch?.close();
      await work;
    },
  };
}

/** Runs a task after another one. An error does not end the course: the screen shows it. */
async function runAfter(open: OpenCourse, before: Promise<void>, task: () => Promise<void>): Promise<void> {
  const { state } = open;
  await before;
  if (state.isClosing) return;
  state.isWorking = true;
  try {
    await task();
  } catch (error) {
    state.message = await describe(error);
    state.status = "";
  } finally {
    state.isWorking = false;
    state.results = undefined;
    open.draw();
  }
}

/** Words an error and its reason, in a line or two. */
async function describe(error: unknown): Promise<string> {
  const explained: unknown = explainAwsError(error);
  if (!(explained instanceof UserError)) return ` ${error instanceof Error ? error.message : String(error)}`;
  const { currentLanguage } = await import("../../text/language.ts");
  const words = await loadErrorWords(currentLanguage());
  const { message, why, next } = words.wordError({ code: explained.code, values: explained.values });
  return [message, ...(why === undefined ? [] : [why]), ...(next ?? [])].map((line) => ` ${line}`).join("\n");
}
