import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLesson, lessons } from "../../src/workshop/learn/lessons.ts";
import { mutations } from "./mutations/lessons.ts";
import { listedMistakes, testMutation, testSolution, testStarter, testTexts } from "./support/author.ts";
import { startTestCourse, type TestCourse } from "./support/course.ts";

// A sample of `npm run test:learn`: every text, every mutation of the file of lesson 3, one that runs, and its solution.
let course: TestCourse;
beforeAll(async () => {
  course = await startTestCourse();
});
afterAll(() => course.close());

describe.each(lessons)("lesson $number: $id", (lesson) => {
  testTexts(lesson);

  test("has a mutation for each mistake that it lists", () => {
    const produced = new Set((mutations[lesson.id] ?? []).map((mutation) => mutation.mistake));
    const listed = lesson.machine ? listedMistakes(lesson) : [];
    expect(listed.filter((mistake) => !produced.has(mistake))).toEqual([]);
  });
});

describe("lesson 3", () => {
  const lesson = findLesson("3");
  testStarter(() => course, lesson, "placeholders");
  const truths = new Set(lesson.checks.filter((check) => check.layer === "truth").flatMap((check) => check.mistakes));
  for (const mutation of mutations[lesson.id] ?? [])
    if (!truths.has(mutation.mistake) || mutation.mistake === "mistake-result-replaces-input")
      testMutation(() => course, lesson, mutation);
  testSolution(() => course, lesson);
});
