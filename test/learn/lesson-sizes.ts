import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { drawLesson } from "../../src/ui/learn/lesson-screen.ts";
import { learnAreas } from "../../src/ui/learn/words.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { lessons } from "../../src/workshop/learn/lessons.ts";
import { loadTestedWords, type testedLanguages } from "../text/support/load-pseudo-words.ts";
import type { CheckResult } from "../../src/workshop/learn/check.ts";

/** Columns and rows of terminals. */
export const lessonSizes = [
  [80, 24],
  [40, 20],
  [24, 10],
  [200, 60],
] as const;

/** Every lesson with each of its questions has to fit each of these terminals, which may have any size. */
export function testLessonSizes(
  cases: readonly (readonly [(typeof testedLanguages)[number], (typeof lessonSizes)[number]])[],
): void {
  test.each(cases)("the screen of each lesson in %s fits %j", async (language, [columns, rows]) => {
    const words = await loadTestedWords(language, learnAreas);
    for (const lesson of lessons) {
      const checks = lesson.checks.map(({ id, layer, what }): CheckResult => ({
        id,
        layer,
        what,
        kind: "actionable",
        state: "open",
        ok: false,
      }));
      for (const question of [undefined, ...lesson.questions]) {
        const screen = drawLesson(
          {
            lesson,
            file: "wildrydes-learn/a-lesson/rider-photo-state-machine.json",
            checks,
            question,
            typed: "",
            status: "",
            message: "",
            hints: 0,
            passed: true,
            passedLessons: 3,
          },
          { terminal: { columns, unicode: true, interactive: true }, rows, words },
        );
        const lines = stripVTControlCharacters(screen).split("\n");
        expect(lines.length).toBeLessThan(rows);
        expect(lines.filter((line) => width(line) > columns)).toEqual([]);
      }
    }
  });
}
