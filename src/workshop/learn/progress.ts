import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../../user-error.ts";
import type { TargetSettings } from "../target.ts";

/** How far a lesson is. `shown`: its solution was seen before it was passed. */
type LessonState = "open" | "passed" | "shown";

/** The stored progress of a lesson that was begun. */
export interface LessonProgress {
  readonly state: LessonState;
  /** Ids of the checks that passed last. */
  readonly checks: readonly string[];
  /** How many hints were shown. */
  readonly hints: number;
  /** ISO 8601. */
  readonly begunAt: string;
  readonly passedAt?: string | undefined;
}

/** How far an attendee is: `progress.json` in the course's folder. */
export interface Progress {
  readonly version: 1;
  /** The id of the lesson that is open. */
  readonly current?: string | undefined;
  /** Where the course works, when flags chose it. */
  readonly target?: TargetSettings | undefined;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

/** The file that keeps the progress. */
export function progressFile(folder: string): string {
  return join(folder, "progress.json");
}

/**
 * Reads the progress; an empty one where the course was not begun.
 *
 * @throws UserError where the file cannot be read
 */
export async function readProgress(folder: string): Promise<Progress> {
  const file = progressFile(folder);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { version: 1, lessons: {} };
    throw unreadable(file, error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw unreadable(file, error);
  }
  if (typeof value !== "object" || value === null) throw unreadable(file, new TypeError("not a JSON object"));
  const version: unknown = Reflect.get(value, "version");
  if (version !== 1) throw new UserError({ code: "learn-progress-newer", values: { file, version: String(version) } });
  const [current, target, lessons]: unknown[] = ["current", "target", "lessons"].map((name) =>
    Reflect.get(value, name),
  );
  return {
    version,
    current: typeof current === "string" ? current : undefined,
    target: targetOf(target),
    lessons: lessonsOf(lessons),
  };
}

/** Writes the progress: to another file first, so that it is never half there. */
export async function writeProgress(folder: string, progress: Progress): Promise<void> {
  const file = progressFile(folder);
  const draft = `${file}.${process.pid}.new`;
  await mkdir(folder, { recursive: true });
  await writeFile(draft, `${JSON.stringify(progress, undefined, 2)}\n`);
  await rename(draft, file);
}

/** The progress with a lesson changed. */
export function withLesson(progress: Progress, id: string, change: Partial<LessonProgress>): Progress {
  const before: LessonProgress = progress.lessons[id] ?? {
    state: "open",
    checks: [],
    hints: 0,
    begunAt: new Date().toISOString(),
  };
  return { ...progress, lessons: { ...progress.lessons, [id]: { ...before, ...change } } };
}

function lessonsOf(value: unknown): Progress["lessons"] {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, lesson]: [string, unknown]) => {
      const read = lessonOf(lesson);
      return read === undefined ? [] : [[id, read]];
    }),
  );
}

function lessonOf(value: unknown): LessonProgress | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const member = (name: string): unknown => Reflect.get(value, name);
  const state = (["open", "passed", "shown"] as const).find((known) => known === member("state"));
  if (state === undefined) return undefined;
  const [checks, hints, begunAt, passedAt] = ["checks", "hints", "begunAt", "passedAt"].map(member);
  return {
    state,
    checks: Array.isArray(checks) ? checks.map(String) : [],
    hints: typeof hints === "number" ? hints : 0,
    begunAt: typeof begunAt === "string" ? begunAt : new Date(0).toISOString(),
    passedAt: typeof passedAt === "string" ? passedAt : undefined,
  };
}

function targetOf(value: unknown): TargetSettings | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const text = (name: string): string | undefined => {
    const member: unknown = Reflect.get(value, name);
    return typeof member === "string" ? member : undefined;
  };
  return {
    target: text("target"),
    profile: text("profile"),
    region: text("region"),
    endpointUrl: text("endpointUrl"),
    environment: text("environment"),
  };
}

function unreadable(file: string, error: unknown): UserError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError({ code: "learn-progress-unreadable", values: { file, reason }, cause: error });
}
