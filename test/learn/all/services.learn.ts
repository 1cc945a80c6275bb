import { afterAll, beforeAll, describe } from "vitest";
import { findLesson } from "../../../src/workshop/learn/lessons.ts";
import { enableTrigger } from "../../../src/workshop/trigger/enable-trigger.ts";
import { mutations } from "../mutations/lessons.ts";
import { copyMany } from "../mutations/uploads.ts";
import { testMutation, testSolution, testStarter } from "../support/author.ts";
import { startTestCourse, type TestCourse } from "../support/course.ts";

let course: TestCourse;
beforeAll(async () => {
  course = await startTestCourse();
});
afterAll(() => course.close());

describe("lesson 15: thousands", () => {
  const lesson = findLesson("15");
  testStarter(() => course, lesson, "trigger");
  describe("with many images", () => {
    beforeAll(async () => {
      await enableTrigger(course.environment, { kind: "lambda" });
      await copyMany(course);
    }, 300_000);
    for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
    testSolution(() => course, lesson, { beginsAnew: false });
  });
});

const firstToFail: Readonly<Record<string, string>> = { mail: "sender", "passport-office": "passes" };

describe.each(Object.keys(firstToFail).map(findLesson))("lesson $number: $id", (lesson) => {
  testStarter(() => course, lesson, firstToFail[lesson.id] ?? "");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  testSolution(() => course, lesson, { beginsAnew: false });
});
