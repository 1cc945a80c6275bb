import { afterAll, beforeAll, describe } from "vitest";
import { lessons } from "../../../src/workshop/learn/lessons.ts";
import { mutations } from "../mutations/lessons.ts";
import { testMutation, testSolution, testStarter } from "../support/author.ts";
import { startTestCourse, type TestCourse } from "../support/course.ts";

/** At which check the starter of each lesson with a machine fails. */
const firstToFail: Readonly<Record<string, string>> = {
  "first-machine": "placeholders",
  "known-faces": "calls-CheckFaceDuplicate",
  "two-at-once": "branches",
  "keep-metadata": "calls-PersistMetadata",
  "without-function": "native-PersistMetadata",
  "when-something-fails": "retries",
  "image-formats": "choice",
  "person-decides": "bands",
};

let course: TestCourse;
beforeAll(async () => {
  course = await startTestCourse();
});
afterAll(() => course.close());

describe.each(lessons.filter((lesson) => lesson.machine))("lesson $number: $id", (lesson) => {
  testStarter(() => course, lesson, firstToFail[lesson.id] ?? "");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  testSolution(() => course, lesson);
});
