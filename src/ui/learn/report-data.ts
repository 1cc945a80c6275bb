import type { CheckResult } from "../../workshop/learn/check.ts";
import type { LessonReport } from "../../workshop/learn/course.ts";
import type { ListedLesson } from "../../workshop/learn/list-lessons.ts";
import type { LearnWords } from "./words.ts";

/** A check for `--json`: its sentences worded, its mistake by code and values. */
interface CheckData extends Omit<CheckResult, "what" | "seen" | "expected" | "mistake" | "place"> {
  readonly what: string;
  readonly seen: string | null;
  readonly mistake: string | null;
  readonly values: object;
  readonly place: CheckResult["place"] | null;
}

/** The report of a lesson for `--json`. */
interface ReportData {
  readonly lesson: { readonly id: string; readonly number: number; readonly title: string };
  readonly passed: boolean;
  readonly checks: readonly CheckData[];
  readonly durationMs: number;
}

/** Words a report: its sentences are English in `--json`. */
export function wordReport(report: LessonReport, words: LearnWords): ReportData {
  const { id, number, title } = report.lesson;
  return {
    lesson: { id, number, title: words.word(title) },
    passed: report.passed,
    checks: report.checks.map((check) => ({
      id: check.id,
      layer: check.layer,
      kind: check.kind,
      state: check.state,
      ok: check.ok,
      what: words.word(check.what),
      seen: check.seen === undefined ? null : words.word(check.seen),
      mistake: check.mistake ?? null,
      values: check.seen?.values ?? {},
      place: check.place ?? null,
    })),
    durationMs: Math.round(report.durationMs),
  };
}

/** The lessons for `--json`. */
export function wordLessons(lessons: readonly ListedLesson[], words: LearnWords): { lessons: object[] } {
  return { lessons: lessons.map((lesson) => ({ ...lesson, title: words.word(lesson.title) })) };
}
