import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { compareDefinitions, type DefinitionChange } from "../machine/compare-definitions.ts";
import { changeProgress, solveLesson, type Course } from "./course.ts";
import { parseJsonText } from "./json/parse-json.ts";
import { machineFileOf, readTextFile } from "./lesson-folder.ts";
import type { Lesson } from "./lesson.ts";
import { readProgress, withLesson } from "./progress.ts";

/** The solution of a lesson, and how the attendee's machine differs from it. */
interface ShownSolution {
  readonly lesson: string;
  /** Pretty JSON. */
  readonly definition: string;
  /** From the attendee's machine; undefined where that is not JSON. */
  readonly changes: DefinitionChange | undefined;
}

/**
 * Shows the solution of a lesson that is passed. A lesson that is not passed is marked as seen when its attendee gives
 * up.
 *
 * @throws UserError where the lesson has no machine, or is not passed and its attendee does not give up
 */
export async function showSolution(
  course: Course,
  environment: Environment,
  { lesson, giveUp }: { lesson: Lesson; giveUp: boolean },
): Promise<ShownSolution> {
  if (lesson.machine === undefined)
    throw new UserError({ code: "lesson-without-solution", values: { lesson: lesson.number } });
  const state = (await readProgress(course.folder)).lessons[lesson.id]?.state ?? "open";
  if (state === "open" && !giveUp)
    throw new UserError({ code: "solution-after-passing", values: { lesson: lesson.number } });
  const definition = (await solveLesson(environment, lesson)) ?? "";
  if (state === "open") await changeProgress(course.folder, (now) => withLesson(now, lesson.id, { state: "shown" }));
  const own = await readTextFile(machineFileOf(course.folder, lesson));
  const readable = own !== undefined && parseJsonText(own).root !== undefined;
  return {
    lesson: lesson.id,
    definition: `${JSON.stringify(JSON.parse(definition), undefined, 2)}\n`,
    changes: readable ? compareDefinitions(own.replace(/^\uFEFF/, ""), definition) : undefined,
  };
}
