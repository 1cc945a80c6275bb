import type { Environment } from "../environment.ts";
import { readResources } from "../resources.ts";
import { setUp } from "../setup/setup.ts";
import { UserError } from "../../user-error.ts";
import { readAnswers } from "./answers.ts";
import { runChecks, type CheckResult } from "./check.ts";
import {
  answersFileOf,
  machineFileOf,
  notWritable,
  readSolution,
  readStarter,
  readTextFile,
  writeLessonFiles,
} from "./lesson-folder.ts";
import type { Lesson, LessonContext } from "./lesson.ts";
import { lessons } from "./lessons.ts";
import { readProgress, withLesson, writeProgress, type LessonProgress, type Progress } from "./progress.ts";
import { missingMachineFile, readMachineFile } from "./reading/machine-file.ts";
import { createTrial, type Trial, type TrialRun } from "./truth/trial.ts";

/** How the check of a lesson went. */
export interface LessonReport {
  readonly lesson: Lesson;
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly durationMs: number;
  /** The latest run of the attendee's machine. */
  readonly run: TrialRun | undefined;
}

/** What writes a lesson's page in the attendee's language. */
export type WritePage = (lesson: Lesson) => string;

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
 * Begins a lesson, or continues it: makes sure that the stack is there where the lesson needs it, writes the files that are
 * missing, and does once what the lesson prepares.
 */
export async function beginLesson(course: Course, environment: Environment, lesson: Lesson): Promise<Progress> {
  const progress = await readProgress(course.folder);
  if (lesson.needsStack) await ensureStack(environment);
  await writeLessonFiles(lesson, {
    folder: course.folder,
    page: course.writePage(lesson),
    starter: () => starterOf(course, environment, lesson, progress),
  });
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
    if (context.trial.latest) await context.trial.reset();
  }
  const passed = checks.every((check) => check.ok);
  const before = (await readProgress(course.folder)).lessons[lesson.id];
  await changeProgress(course.folder, (now) => withLesson(now, lesson.id, changeOf({ checks, passed, before })));
  if (passed) await lesson.leave?.(environment);
  return { lesson, passed, checks, durationMs: performance.now() - began, run: context.trial.latest };
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

/** The definition that solves a lesson, with the ARNs of the stack. */
export async function solveLesson(environment: Environment, lesson: Lesson): Promise<string | undefined> {
  if (lesson.machine === undefined) return undefined;
  await ensureStack(environment);
  return readSolution(lesson, (await readResources(environment)).outputs);
}

/** Writes a lesson's files as they were at its beginning. */
export async function resetFiles(course: Course, environment: Environment, lesson: Lesson): Promise<void> {
  const progress = await readProgress(course.folder);
  if (lesson.needsStack) await ensureStack(environment);
  await writeLessonFiles(lesson, {
    folder: course.folder,
    page: course.writePage(lesson),
    starter: () => starterOf(course, environment, lesson, progress),
    overwrite: true,
  });
}

function starterOf(course: Course, environment: Environment, lesson: Lesson, progress: Progress): Promise<string> {
  const outputs = async () => (await readResources(environment)).outputs;
  return readStarter(lesson, { folder: course.folder, progress, outputs });
}

/** Sets the environment up where its stack is missing. */
export async function ensureStack(environment: Environment): Promise<void> {
  try {
    await readResources(environment);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "setup-not-done") throw error;
    await setUp(environment);
  }
}

async function readContext(course: Course, environment: Environment, lesson: Lesson): Promise<LessonContext> {
  const text = lesson.machine === undefined ? "" : await readTextFile(machineFileOf(course.folder, lesson));
  const file = text === undefined ? missingMachineFile : readMachineFile(text);
  const answers = readAnswers(await readTextFile(answersFileOf(course.folder, lesson)));
  let read: ReturnType<typeof readResources> | undefined;
  const resources: LessonContext["resources"] = () => (read ??= readResources(environment));
  return { environment, file, answers, resources, trial: trialOf(lesson, environment, { text: file.text, resources }) };
}

function trialOf(
  lesson: Lesson,
  environment: Environment,
  given: { text: string; resources: LessonContext["resources"] },
): Trial {
  const machine = environment.names.machine(lesson.machine?.stage ?? 1);
  return createTrial(environment, {
    machine,
    definition: given.text.replace(/^\uFEFF/, ""),
    resources: given.resources,
  });
}
