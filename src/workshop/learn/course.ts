import type { Environment } from "../environment.ts";
import { readResources } from "../resources.ts";
import { readAnswers } from "./answers.ts";
import { runChecks, type CheckResult } from "./check.ts";
import {
  answersFileOf,
  machineFileOf,
  notWritable,
  readStarter,
  readTextFile,
  writeLessonFiles,
} from "./lesson-folder.ts";
import type { Lesson, LessonContext } from "./lesson.ts";
import { lessons } from "./lessons.ts";
import { readProgress, withLesson, writeProgress, type LessonProgress, type Progress } from "./progress.ts";
import { missingMachineFile, readMachineFile } from "./definition/machine-file.ts";
import { createTestMachine, type TestRun } from "./test-runs/test-machine.ts";
import { riders } from "./fixtures/riders.ts";

/** How the check of a lesson went. */
export interface LessonReport {
  readonly lesson: Lesson;
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly durationMs: number;
  /** The latest run of the attendee's machine. */
  readonly run: TestRun | undefined;
}

/** Writes a lesson's page in the attendee's language. */
type WritePage = (lesson: Lesson) => string;

/** An attendee's course in its folder. */
export interface Course {
  readonly folder: string;
  readonly writePage: WritePage;
}

/** The lesson that is open: the one that was chosen, or the first that is not passed. */
export function currentLesson(progress: Progress): Lesson {
  const chosen = lessons.find((lesson) => lesson.id === progress.current);
  const open = lessons.find((lesson) => progress.lessons[lesson.id]?.state !== "passed");
  const lesson = chosen ?? open ?? lessons.at(-1);
  if (lesson === undefined) throw new Error("The course has no lessons");
  return lesson;
}

/**
 * Begins a lesson, or continues it: makes sure that the stack is there where the lesson needs it, writes the files that
 * are missing, and does once what the lesson prepares.
 */
export async function beginLesson(course: Course, environment: Environment, lesson: Lesson): Promise<Progress> {
  const progress = await readProgress(course.folder);
  await writeFiles(course, environment, { lesson, progress, overwrite: false });
  const begun = progress.lessons[lesson.id] !== undefined;
  if (!begun) await lesson.enter?.(environment);
  return changeProgress(course.folder, (now) => ({ ...withLesson(now, lesson.id, {}), current: lesson.id }));
}

/** Checks a lesson, keeps what passed, and tidies up after a lesson that is passed for the first time. */
export async function checkLesson(
  course: Course,
  environment: Environment,
  options: { lesson: Lesson; onResult?: (result: CheckResult) => void },
): Promise<LessonReport> {
  const { lesson } = options;
  const began = performance.now();
  const context = await readContext(course, environment, lesson);
  let checks: readonly CheckResult[];
  try {
    checks = await runChecks(lesson.checks, context, options.onResult);
  } finally {
    if (context.testMachine.began) await context.testMachine.reset();
  }
  const passed = checks.every((check) => check.ok);
  const before = (await readProgress(course.folder)).lessons[lesson.id];
  await changeProgress(course.folder, (now) => withLesson(now, lesson.id, changeOf({ checks, passed, before })));
  if (passed) await lesson.leave?.(environment);
  return { lesson, passed, checks, durationMs: performance.now() - began, run: context.testMachine.latest };
}

/** The machine of a lesson that was passed is kept as passed, also when the file is changed later. */
function changeOf(now: {
  checks: readonly CheckResult[];
  passed: boolean;
  before: LessonProgress | undefined;
}): Partial<LessonProgress> {
  const checks = now.checks.filter((check) => check.ok).map((check) => check.id);
  if (!now.passed || now.before?.state === "passed") return { checks };
  return { checks, state: now.before?.state === "shown" ? "shown" : "passed", passedAt: new Date().toISOString() };
}

/** Reads the progress, changes it and writes it. */
export async function changeProgress(folder: string, change: (progress: Progress) => Progress): Promise<Progress> {
  const changed = change(await readProgress(folder));
  try {
    await writeProgress(folder, changed);
  } catch (error) {
    throw notWritable(folder, error);
  }
  return changed;
}

/** The definition that solves a lesson, with the ARNs of the stacks. */
export async function solveLesson(environment: Environment, { machine }: Lesson): Promise<string | undefined> {
  return machine?.solution((await machine.fixture.open(environment)).outputs);
}

/** Writes a lesson's files as they were at its beginning. */
export async function resetFiles(course: Course, environment: Environment, lesson: Lesson): Promise<void> {
  const progress = await readProgress(course.folder);
  await writeFiles(course, environment, { lesson, progress, overwrite: true });
}

/** Makes sure first that everything is there that the lesson works with. */
async function writeFiles(
  { folder, writePage }: Course,
  environment: Environment,
  options: { lesson: Lesson; progress: Progress; overwrite: boolean },
): Promise<void> {
  const { lesson, progress, overwrite } = options;
  const opened = await lesson.machine?.fixture.open(environment);
  await lesson.prepare?.(environment);
  const outputs = async () => opened?.outputs ?? new Map<string, string>();
  await writeLessonFiles(lesson, {
    folder,
    page: writePage(lesson),
    starter: () => readStarter(lesson, { folder, progress, outputs }),
    overwrite,
  });
}

async function readContext(course: Course, environment: Environment, lesson: Lesson): Promise<LessonContext> {
  const { machine } = lesson;
  const text = machine === undefined ? "" : await readTextFile(machineFileOf(course.folder, lesson));
  const file = text === undefined ? missingMachineFile : readMachineFile(text);
  const answers = readAnswers(await readTextFile(answersFileOf(course.folder, lesson)));
  const resources = once(() => readResources(environment));
  const fixture = machine?.fixture ?? riders;
  const opened = once(() => fixture.open(environment));
  const testMachine = createTestMachine(environment, {
    machine: machine?.name(environment.names) ?? "",
    definition: file.text.replace(/^\uFEFF/, ""),
    fixture,
    resources: opened,
  });
  return { environment, file, answers, resources, testMachine, outputs: async () => (await opened()).outputs };
}

/** Asks at the first use, and keeps the answer. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined;
  return () => (kept ??= read());
}
