import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { chooseLanguage, isLanguageDecided } from "../../src/text/language.ts";
import { readKeys } from "../../src/ui/learn/keys.ts";
import { drawLesson } from "../../src/ui/learn/lesson-screen.ts";
import { learnAreas } from "../../src/ui/learn/words.ts";
import { width } from "../../src/ui/terminal/width.ts";
import { lessons } from "../../src/workshop/learn/lessons.ts";
import { loadTestedWords, testedLanguages } from "../text/support/load-pseudo-words.ts";
import type { CheckResult } from "../../src/workshop/learn/check.ts";

// A terminal may have any size, and be resized while the course is open.
describe.each(testedLanguages)("the screen of each lesson in %s", (language) => {
  test.each([
    [80, 24],
    [40, 20],
    [24, 10],
    [200, 60],
  ])("fits %i columns and %i rows", async (columns, rows) => {
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
});

describe("keys", () => {
  test.each([
    ["\u0003", "interrupt"],
    ["\u0004", "end"],
    ["\r", "enter"],
    ["h", "h"],
  ])("%j is %s", (typed, key) => {
    const keys: string[] = [];
    const stdin = Object.assign(new PassThrough(), { setRawMode: () => stdin, isTTY: true });
    const stop = readKeys((pressed) => keys.push(pressed), {
      stdin: stdin as unknown as NodeJS.ReadStream,
    });
    stdin.emit("data", Buffer.from(typed));
    stop();
    expect(keys).toEqual([key]);
  });
});

describe("the language", () => {
  test.each([
    [{}, [], false],
    [{ LANG: "C.UTF-8" }, [], false],
    [{ LC_ALL: "POSIX" }, [], false],
    [{ LANG: "en_US.UTF-8" }, [], true],
    [{ LANG: "C", LC_ALL: "ko_KR.UTF-8" }, [], true],
    [{ WILDRYDES_LANG: "ko" }, [], true],
    [{}, ["--lang", "en"], true],
  ])("of %j with %j is decided: %s", (variables, argv, decided) => {
    expect(isLanguageDecided({ argv, variables })).toBe(decided);
  });

  test("of an earlier answer is not asked for again", () => {
    const sources = { argv: [], variables: {}, stored: "ko" };
    expect(isLanguageDecided(sources)).toBe(true);
    expect(chooseLanguage(sources)).toBe("ko");
  });
});
