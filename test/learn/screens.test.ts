import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { chooseLanguage, isLanguageDecided } from "../../src/text/language.ts";
import { loadWords } from "../../src/text/words.ts";
import { readKeys } from "../../src/ui/learn/keys.ts";
import { drawLesson } from "../../src/ui/learn/lesson-screen.ts";
import { createTextPage } from "../../src/ui/learn/open-page.ts";
import { learnAreas } from "../../src/ui/learn/words.ts";
import { countRows } from "../../src/ui/terminal/wrap-text.ts";
import { machineFileName } from "../../src/workshop/learn/lesson.ts";
import { folderOf, lessons } from "../../src/workshop/learn/lessons.ts";
import { testedLanguages } from "../text/support/load-pseudo-words.ts";
import { lessonSizes, testLessonSizes } from "./lesson-sizes.ts";
import type { CheckResult } from "../../src/workshop/learn/check.ts";

// Each language in one of the sizes: screens.all.ts has each in all of them.
testLessonSizes(
  testedLanguages.flatMap((language, at) =>
    lessonSizes.filter((_, size) => size === at % 4).map((size) => [language, size] as const),
  ),
);

test.each(["en", "ko"] as const)(
  "a file's folder and name can be copied whole at 40 columns, in %s",
  async (language) => {
    const words = await loadWords(language, learnAreas);
    for (const lesson of lessons.filter(({ machine }) => machine !== undefined)) {
      const [folder, name] = [`wildrydes-learn/${folderOf(lesson)}/`, machineFileName];
      const view = { lesson, file: folder + name, checks: undefined, question: undefined, typed: "", status: "" };
      const screen = drawLesson(
        { ...view, message: "", hints: 0, passed: false, passedLessons: 3 },
        { terminal: { columns: 40, unicode: true, interactive: true }, rows: 60, words },
      );
      const lines = stripVTControlCharacters(screen)
        .split("\n")
        .map((line) => line.trim());
      expect(lines).toContain(folder);
      expect(lines[lines.indexOf(folder) + 1]).toBe(name);
    }
  },
);

test("the first lesson that is written shows its tasks at 80 columns and 24 rows, also while a check fails", async () => {
  const words = await loadWords("en", learnAreas);
  const lesson = lessons.find(({ id }) => id === "first-machine");
  if (!lesson) throw new Error("No lesson");
  const arn = `arn:aws:lambda:us-west-2:123456789012:function:${"x".repeat(60)}`;
  const seen = {
    code: "mistake-placeholder",
    values: { placeholder: "REPLACE_WITH_FaceDetectionFunctionArn", output: "FaceDetectionFunctionArn", value: arn },
  } as const;
  const place = { line: 7, column: 19, length: 39, text: '      "Resource": "REPLACE_WITH_FaceDetectionFunctionArn",' };
  const checks = lesson.checks.map(({ id, layer, what }, index): CheckResult => {
    const common = { id, layer, what, kind: "actionable" as const };
    if (index === 1) return { ...common, state: "failed", ok: false, seen, place };
    return { ...common, state: index === 0 ? "passed" : "open", ok: index === 0 };
  });
  const screen = stripVTControlCharacters(
    drawLesson(
      {
        lesson,
        file: "wildrydes-learn/03-first-machine/rider-photo-state-machine.json",
        checks,
        question: undefined,
        typed: "",
        status: "saved 14:02:11, checked in 0.3 s",
        message: "",
        hints: 0,
        passed: false,
        passedLessons: 3,
      },
      { terminal: { columns: 80, unicode: true, interactive: true }, rows: 24, words },
    ),
  );
  for (const number of [1, 2, 3]) expect(screen).toContain(`Task ${number} `);
  // A whole ARN can be copied: the terminal breaks its line, not the program.
  expect(screen.split("\n")).toContain(arn);
  expect(countRows(screen, 80)).toBeLessThan(24);
});

test("a page that is longer than the terminal is moved through, and other keys lead back", async () => {
  const words = await loadWords("en", learnAreas);
  const terminal = { columns: 80, rows: 10, unicode: true, interactive: true };
  const page = createTextPage(Array.from({ length: 20 }, (_, index) => `row ${index}`).join("\n"), words);
  expect(page.draw(terminal)).toMatch(/^row 0\n[^]*row 7\n\n .*12 lines below/);
  expect(["down", " "].map((key) => page.press(key))).toEqual([true, true]);
  expect(page.draw(terminal)).toMatch(/^row 9\n/);
  for (let presses = 0; presses < 5; presses += 1) page.press("pagedown");
  expect(page.draw(terminal)).toMatch(/^row 12\n[^]*row 19\n\n (?!.*below)/);
  page.press("b");
  expect(page.draw(terminal)).toMatch(/^row 4\n/);
  expect(page.press("q")).toBe(false);
  const short = createTextPage("row", words);
  expect(short.draw(terminal)).toContain("Any key leads back.");
  expect(short.press(" ")).toBe(false);
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
