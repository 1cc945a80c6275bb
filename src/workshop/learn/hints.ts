import type { LessonText } from "./check.ts";
import { changeProgress, currentLesson } from "./course.ts";
import type { Lesson } from "./lesson.ts";
import { readProgress, withLesson } from "./progress.ts";

/** A hint of the open lesson. */
interface TakenHint {
  readonly lesson: Lesson;
  /** From 1. */
  readonly number: number;
  /** Undefined after the last one. */
  readonly hint: LessonText | undefined;
}

/** Takes a hint of the open lesson: the one with a number, or the next; how many were taken is kept. */
export async function takeHint(folder: string, requested?: number): Promise<TakenHint> {
  const progress = await readProgress(folder);
  const lesson = currentLesson(progress);
  const taken = progress.lessons[lesson.id]?.hints ?? 0;
  const number = requested ?? taken + 1;
  const hint = lesson.hints[number - 1];
  if (hint && number > taken) await changeProgress(folder, (now) => withLesson(now, lesson.id, { hints: number }));
  return { lesson, number, hint };
}
