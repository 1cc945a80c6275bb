import type { LessonText } from "./check.ts";
import { currentLesson } from "./course.ts";
import { folderOf, lessons } from "./lessons.ts";
import type { Progress } from "./progress.ts";

/** A lesson with how far it is. */
export interface ListedLesson {
  readonly id: string;
  readonly number: number;
  readonly title: LessonText;
  readonly minutes: number;
  readonly path: "core" | "more";
  readonly folder: string;
  readonly state: "new" | "open" | "passed" | "shown";
  readonly current: boolean;
  /** How many of its checks passed last. */
  readonly passedChecks: number;
  readonly checks: number;
  readonly hints: number;
}

/** Every lesson, with an attendee's progress. */
export function listLessons(progress: Progress): ListedLesson[] {
  const current = currentLesson(progress);
  return lessons.map((lesson) => {
    const kept = progress.lessons[lesson.id];
    return {
      id: lesson.id,
      number: lesson.number,
      title: lesson.title,
      minutes: lesson.minutes,
      path: lesson.path,
      folder: folderOf(lesson),
      state: kept?.state ?? "new",
      current: lesson === current,
      passedChecks: kept?.checks.length ?? 0,
      checks: lesson.checks.length,
      hints: kept?.hints ?? 0,
    };
  });
}
