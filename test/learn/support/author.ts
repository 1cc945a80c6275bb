import { expect, test } from "vitest";
import { writeFile } from "node:fs/promises";
import { loadWords } from "../../../src/text/words.ts";
import { learnAreas } from "../../../src/ui/learn/words.ts";
import type { CheckResult, MistakeCode } from "../../../src/workshop/learn/check.ts";
import { answersFileOf } from "../../../src/workshop/learn/lesson-folder.ts";
import type { Lesson } from "../../../src/workshop/learn/lesson.ts";
import type { Mutation } from "../mutations/machine.ts";
import type { TestCourse } from "./course.ts";

const languages = ["en", "ko"] as const;
/** Words that belittle what somebody finds hard. */
const forbidden = /\b(?:just|simply|obviously|easy|easily|trivial)\b|간단히|당연히|쉽게/i;

/** Every mistake that the checks of a lesson list. */
export function listedMistakes(lesson: Lesson): MistakeCode[] {
  return [...new Set(lesson.checks.flatMap((check) => check.mistakes))];
}

/** The starter of a lesson fails at a check, and at none before it. */
export function testStarter(open: () => TestCourse, lesson: Lesson, failing: string): void {
  test(`the starter fails at ${failing}`, async () => {
    const course = open();
    await course.begin(lesson);
    const report = await course.check(lesson);
    expect(report.checks.find((check) => check.state === "failed")?.id).toBe(failing);
  });
}

/** The solution of a lesson passes every check. */
export function testSolution(
  open: () => TestCourse,
  lesson: Lesson,
  options: { beginsAnew: boolean } = { beginsAnew: true },
): void {
  test("the solution passes", async () => {
    const course = open();
    if (options.beginsAnew) await course.begin(lesson);
    if (lesson.machine) await course.write(lesson, await course.solution(lesson));
    await course.answer(lesson);
    const report = await course.check(lesson);
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.passed).toBe(true);
  });
}

/** A mutation of the solution is recognised as the mistake that it makes, and worded in both languages. */
export function testMutation(open: () => TestCourse, lesson: Lesson, mutation: Mutation): void {
  test(`recognises ${mutation.mistake}`, async () => {
    const course = open();
    const solution = lesson.machine ? await course.solution(lesson) : "";
    const changed = mutation.change ? mutation.change(solution) : solution;
    if (lesson.machine && changed !== undefined) await course.write(lesson, changed);
    await course.answer(lesson, mutation.answers);
    if (mutation.mistake === "mistake-answers-unreadable")
      await writeFile(answersFileOf(course.course.folder, lesson), "no JSON");
    if (lesson.machine && changed === undefined) await course.remove(lesson);
    await mutation.world?.(course);
    const report = await course.check(lesson);
    await mutation.restore?.(course);
    const found = report.checks.filter((check) => check.mistake !== undefined);
    expect(found.map((check) => check.mistake)).toEqual([mutation.mistake]);
    for (const check of found) await expectWorded(check);
  });
}

async function expectWorded(check: CheckResult): Promise<void> {
  const texts: string[] = [];
  for (const language of languages) {
    const words = await loadWords(language, learnAreas);
    const text = check.seen ? words.word(check.seen) : "";
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text).not.toMatch(forbidden);
    expect(text).not.toBe(check.mistake);
    texts.push(text);
  }
  expect(texts[1]).toMatch(/\p{Script=Hangul}/u);
  expect(texts[0]).not.toMatch(/\p{Script=Hangul}/u);
}

/** The texts of a lesson are there in both languages, with three hints and without forbidden words. */
export function testTexts(lesson: Lesson): void {
  test.each(languages)("has its texts and three hints in %s", async (language) => {
    const words = await loadWords(language, learnAreas);
    expect(lesson.hints).toHaveLength(3);
    const messages = [
      lesson.title,
      lesson.text,
      lesson.more,
      ...lesson.tasks,
      ...lesson.hints,
      ...lesson.checks.map((check) => check.what),
      ...lesson.questions.flatMap((question) => [
        question.text,
        question.why,
        ...(question.kind === "choice" ? question.options : []),
      ]),
    ];
    for (const message of messages) {
      const text = words.word(message);
      expect(text).not.toBe(message.code);
      expect(text).not.toMatch(forbidden);
    }
  });
}
