import type { Environment } from "../environment.ts";
import { tearDown } from "../teardown/teardown.ts";
import { beginLesson, changeProgress, currentLesson, resetFiles, type Course } from "./course.ts";
import { readProgress } from "./progress.ts";

/** The scope of a reset. */
type ResetScope = "file" | "lesson" | "world";

/** Resets the open lesson's files, the lesson, or everything in the course's environment after a question. */
export async function resetCourse(
  course: Course,
  environment: Environment,
  scope: ResetScope,
): Promise<{ reset: ResetScope; lesson: string }> {
  const lesson = currentLesson(await readProgress(course.folder));
  if (scope === "world") await tearDown(environment, { onlyPlan: false });
  else await resetFiles(course, environment, lesson);
  if (scope === "lesson") {
    await changeProgress(course.folder, ({ lessons: { [lesson.id]: _forgotten, ...lessons }, ...progress }) => ({
      ...progress,
      lessons,
    }));
    await beginLesson(course, environment, lesson);
  }
  return { reset: scope, lesson: lesson.id };
}
