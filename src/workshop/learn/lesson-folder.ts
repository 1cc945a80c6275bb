import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../../package-root.ts";
import { UserError } from "../../user-error.ts";
import { readTemplate } from "../package-files.ts";
import { fillDefinition } from "../stages.ts";
import { answersFileName } from "./answers.ts";
import { folderOf, findLesson } from "./lessons.ts";
import { machineFileName, type Lesson } from "./lesson.ts";
import { parseJsonText } from "./json/parse-json.ts";
import type { Progress } from "./progress.ts";

/** The attendee's state machine of a lesson. */
export function machineFileOf(folder: string, lesson: Lesson): string {
  return join(folder, folderOf(lesson), machineFileName);
}

/** The attendee's answers of a lesson. */
export function answersFileOf(folder: string, lesson: Lesson): string {
  return join(folder, folderOf(lesson), answersFileName);
}

/** A file's text; undefined where there is no such file. */
export async function readTextFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/**
 * Reads what a lesson's file begins with: a template with the stack's outputs, or the attendee's own machine of the
 * lesson before where it passed.
 */
export async function readStarter(
  lesson: Lesson,
  course: { folder: string; progress: Progress; outputs: () => Promise<ReadonlyMap<string, string>> },
): Promise<string> {
  const starter = lesson.machine?.starter;
  if (starter === undefined) return "";
  if ("template" in starter)
    return fillDefinition(await readTemplate("learn", starter.template), await course.outputs());
  const before = findLesson(starter.lesson);
  const own =
    course.progress.lessons[before.id]?.state === "passed"
      ? await readTextFile(machineFileOf(course.folder, before))
      : undefined;
  if (own !== undefined && parseJsonText(own).root !== undefined) return own;
  return (await before.machine?.solution(await course.outputs())) ?? "";
}

/**
 * Writes the files of a lesson that are not there yet: the machine, the answers, and its page, which is always new.
 *
 * @throws UserError where the folder cannot be written to
 */
export async function writeLessonFiles(
  lesson: Lesson,
  course: { folder: string; page: string; starter: () => Promise<string>; overwrite?: boolean },
): Promise<void> {
  const home = join(course.folder, folderOf(lesson));
  const flag = course.overwrite ? "w" : "wx";
  try {
    await mkdir(home, { recursive: true });
    await writeFile(join(home, "README.md"), course.page);
    if (lesson.machine !== undefined) {
      const file = machineFileOf(course.folder, lesson);
      if (course.overwrite || (await readTextFile(file)) === undefined)
        await writeFile(file, await course.starter(), { flag });
    }
    for (const photo of lesson.photos ?? [])
      await copyFile(join(packageRoot, "templates", "photos", photo), join(home, photo));
    const answers = answersFileOf(course.folder, lesson);
    if (lesson.questions.length > 0 && (course.overwrite || (await readTextFile(answers)) === undefined)) {
      const open = Object.fromEntries(lesson.questions.map((question) => [question.id, ""]));
      await writeFile(answers, `${JSON.stringify(open, undefined, 2)}\n`, { flag });
    }
  } catch (error) {
    throw notWritable(course.folder, error);
  }
}

/** Writes one answer beside the others. A file that is not readable is written anew. */
export async function writeAnswer(
  lesson: Lesson,
  course: { folder: string; id: string; answer: string },
): Promise<void> {
  const file = answersFileOf(course.folder, lesson);
  const before = parseAnswers(await readTextFile(file));
  try {
    await writeFile(file, `${JSON.stringify({ ...before, [course.id]: course.answer }, undefined, 2)}\n`);
  } catch (error) {
    throw notWritable(course.folder, error);
  }
}

/** A folder or file that cannot be written to, as an error to act on; any other error as it is. */
export function notWritable(folder: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (!["EACCES", "EROFS", "EPERM", "ENOTDIR", "EEXIST", "ENOSPC", "EISDIR"].includes(String(code))) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError({ code: "learn-folder-not-writable", values: { folder, reason }, cause: error });
}

function parseAnswers(text: string | undefined): object {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
