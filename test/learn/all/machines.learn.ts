import { afterAll, beforeAll, describe } from "vitest";
import { lessons } from "../../../src/workshop/learn/lessons.ts";
import { deployStageMachine } from "../../../src/workshop/machine/deploy-stage.ts";
import { enableTrigger } from "../../../src/workshop/trigger/enable-trigger.ts";
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
  "upload-starts": "rider",
};

let course: TestCourse;
beforeAll(async () => {
  course = await startTestCourse();
});
afterAll(() => course.close());

describe.each(lessons.filter((lesson) => lesson.machine))("lesson $number: $id", (lesson) => {
  if (lesson.id === "upload-starts")
    beforeAll(async () => {
      await deployStageMachine(course.environment, 4);
      await enableTrigger(course.environment, { kind: "eventbridge", stage: 4 });
    });
  testStarter(() => course, lesson, firstToFail[lesson.id] ?? "");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  testSolution(() => course, lesson);
});
