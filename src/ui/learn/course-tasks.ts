import { writeAnswer } from "../../workshop/learn/lesson-folder.ts";
import { answersFileName } from "../../workshop/learn/answers.ts";
import { beginLesson, checkLesson, resetFiles, type LessonReport } from "../../workshop/learn/course.ts";
import { takeHint } from "../../workshop/learn/hints.ts";
import { machineFileName, type Lesson, type Question } from "../../workshop/learn/lesson.ts";
import { folderOf } from "../../workshop/learn/lessons.ts";
import { readProgress } from "../../workshop/learn/progress.ts";
import { watchFolder } from "../../workshop/learn/watch-folder.ts";
import { isLessonDone, type OpenCourse } from "./open-course.ts";
import { openPage, type PageKey } from "./pages.ts";

/** The watch reports an answer that was written here within this time; it is checked already. */
const ownWriteMs = 500;

/** Prepares a lesson, watches its folder, and checks it. */
export async function openLesson(open: OpenCourse, lesson: Lesson): Promise<void> {
  const { parts, state } = open;
  const { course, connection, words } = parts;
  Object.assign(state, { lesson, report: undefined, message: "", typed: "", page: undefined, asked: undefined });
  state.status = words.say("learn-preparing");
  open.draw();
  state.watch?.close();
  state.progress = await connection.use((environment) => beginLesson(course, environment, lesson));
  state.status = "";
  if (!parts.manual) watchLesson(open);
  if (lesson.showsRuns === true) state.message = ` ${words.say("learn-press-enter")}`;
  else await check(open);
}

function watchLesson(open: OpenCourse): void {
  const { parts, state } = open;
  state.watch = watchFolder(`${parts.course.folder}/${folderOf(state.lesson)}`, {
    files: [machineFileName, answersFileName],
    onChange: () => Date.now() > state.ownWriteUntil && recheck(open),
    onFailure: (reason) => {
      state.message = parts.words.say("learn-failed", { reason });
      open.draw();
    },
  });
}

/** Checks the lesson now, or after the task that runs. */
export function recheck(open: OpenCourse): void {
  if (open.state.isWorking) open.state.isCheckDue = true;
  else open.enqueue(() => check(open));
}

/**
 * Checks a lesson without a file again: something may have happened in another terminal. The screen changes with the
 * result alone.
 */
export function checkQuietly(open: OpenCourse): void {
  const { lesson, report, isWorking, page } = open.state;
  const isWaiting = lesson.machine === undefined && lesson.showsRuns !== true && report?.passed !== true;
  if (!isWorking && page === undefined && isWaiting) open.enqueue(() => check(open, { quietly: true }));
}

async function check(open: OpenCourse, look: { quietly: boolean } = { quietly: false }): Promise<void> {
  const { parts, state } = open;
  const { course, connection, words } = parts;
  const { lesson } = state;
  const began = new Date();
  state.isCheckDue = false;
  if (!look.quietly) {
    Object.assign(state, { results: [], message: "", status: words.say("learn-checking") });
    open.draw();
  }
  const run = (): Promise<LessonReport> =>
    connection.use((environment) =>
      checkLesson(course, environment, {
        lesson,
        onResult: (result) => {
          state.results?.push(result);
          if (!look.quietly) open.draw();
        },
      }),
    );
  const report = await (lesson.showsRuns === true && state.report === undefined ? parts.lend(run) : run());
  state.report = report;
  state.progress = await readProgress(course.folder);
  const time = began.toLocaleTimeString(words.language, { hour12: false });
  state.status = words.say("learn-saved", { time, seconds: (report.durationMs / 1000).toFixed(1) });
  // A graph that is open beside the editor is the one of what was saved.
  if (state.page?.key === "g") await showPage(open, "g");
  if (state.isCheckDue) open.enqueue(() => check(open));
}

/** Writes the attendee's answer to a question into their file, and checks it. */
export async function answerQuestion(open: OpenCourse, question: Question, answer: string): Promise<void> {
  const { parts, state } = open;
  state.ownWriteUntil = Date.now() + ownWriteMs;
  await writeAnswer(state.lesson, { folder: parts.course.folder, id: question.id, answer });
  state.typed = "";
  await check(open);
}

/** Shows the next hint, and counts it. */
export async function showHint({ parts, state }: OpenCourse): Promise<void> {
  const { course, words } = parts;
  const { hint, number } = await takeHint(course.folder);
  state.progress = await readProgress(course.folder);
  state.message = hint
    ? ` ${words.say("learn-hint", { number, hints: state.lesson.hints.length, hint })}`
    : ` ${words.say("learn-no-more-hints")}`;
}

/** Shows the page of a key over the lesson. */
export async function showPage({ parts, state, draw }: OpenCourse, key: PageKey): Promise<void> {
  const { course, connection, words } = parts;
  const { lesson, report, progress } = state;
  const terminal = parts.terminal();
  const about = { course, lesson, report, progress, passed: isLessonDone(state), terminal, words, onChange: draw };
  state.page = { key, shown: await connection.use((environment) => openPage(key, { ...about, environment })) };
}

/** Puts the files of the lesson back as they were, and checks it. */
export async function resetLesson(open: OpenCourse): Promise<void> {
  const { parts, state } = open;
  await parts.connection.use((environment) => resetFiles(parts.course, environment, state.lesson));
  await check(open);
}
