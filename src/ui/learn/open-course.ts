import { relative } from "node:path";
import type { CheckResult } from "../../workshop/learn/check.ts";
import type { Connection } from "../../workshop/learn/connection.ts";
import { currentLesson, type Course, type LessonReport } from "../../workshop/learn/course.ts";
import { machineFileOf } from "../../workshop/learn/lesson-folder.ts";
import type { Lesson, Question } from "../../workshop/learn/lesson.ts";
import type { Progress } from "../../workshop/learn/progress.ts";
import type { FolderWatch } from "../../workshop/learn/watch-folder.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { drawLesson } from "./lesson-screen.ts";
import type { OpenPage } from "./open-page.ts";
import type { PageKey } from "./pages.ts";
import type { LearnWords } from "./words.ts";

/** The parts of a course: its files, its environment and its terminal. */
export interface CourseParts {
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

/** The state of an open course. */
interface CourseState {
  progress: Progress;
  lesson: Lesson;
  /** Of the last check of this lesson. */
  report: LessonReport | undefined;
  /** The results so far of a check that runs. */
  results: CheckResult[] | undefined;
  status: string;
  message: string;
  /** Digits of a number that is being typed. */
  typed: string;
  /** A page over the lesson, and its key; undefined where the lesson itself is shown. */
  page: { readonly key: PageKey; readonly shown: OpenPage } | undefined;
  /** The key whose question waits for a confirmation. */
  asked: "next" | "reset" | undefined;
  /** A task runs. */
  isWorking: boolean;
  /** A file was saved while it was checked. */
  isCheckDue: boolean;
  /** The course is being closed: nothing is drawn or begun any more. */
  isClosing: boolean;
  watch: FolderWatch | undefined;
  /** Milliseconds since 1970: until then, the watch reports what was written here. */
  ownWriteUntil: number;
}

/** A course that is open: its parts, its state, and the tasks that change both. */
export interface OpenCourse {
  readonly parts: CourseParts;
  readonly state: CourseState;
  /** Draws the state. */
  draw(): void;
  /** Runs tasks one after another: a save while a check runs is checked after it. */
  enqueue(task: () => Promise<void>): void;
}

/** The state of a course before its first lesson is prepared. */
export function createCourseState(progress: Progress): CourseState {
  return {
    progress,
    lesson: currentLesson(progress),
    report: undefined,
    results: undefined,
    status: "",
    message: "",
    typed: "",
    page: undefined,
    asked: undefined,
    isWorking: false,
    isCheckDue: false,
    isClosing: false,
    watch: undefined,
    ownWriteUntil: 0,
  };
}

/** The question that is asked now: the one whose check failed. */
export function openQuestion({ report, lesson, isWorking }: CourseState): Question | undefined {
  const failed = report?.checks.find((check) => check.state === "failed");
  return isWorking ? undefined : lesson.questions.find((question) => question.id === failed?.id);
}

/** Whether the lesson is passed, or its solution was shown. */
export function isLessonDone({ report, progress, lesson }: CourseState): boolean {
  const state = progress.lessons[lesson.id]?.state;
  return report?.passed === true || state === "passed" || state === "shown";
}

/** Draws the lesson, or the page that is open over it. */
export function drawCourse(parts: CourseParts, state: CourseState): string {
  const { course, words } = parts;
  const terminal = parts.terminal();
  if (state.page) return state.page.shown.draw(terminal);
  const { lesson, report, progress, typed, status, message } = state;
  const view = {
    lesson,
    file: lesson.machine && shortPath(machineFileOf(course.folder, lesson)),
    checks: state.results ?? report?.checks,
    question: openQuestion(state),
    typed,
    status,
    message,
    hints: progress.lessons[lesson.id]?.hints ?? 0,
    passed: report?.passed === true,
    passedLessons: Object.values(progress.lessons).filter((kept) => kept.state !== "open").length,
  };
  return drawLesson(view, { terminal, rows: terminal.rows, words });
}

/** A path from the working folder where that is shorter: editors and terminals open both. */
function shortPath(file: string): string {
  const near = relative(process.cwd(), file);
  return near.length < file.length ? near : file;
}
