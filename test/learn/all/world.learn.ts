import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { setUp } from "../../../src/workshop/setup/setup.ts";
import { executePlan } from "../../../src/workshop/teardown/execute-plan.ts";
import { planTeardown } from "../../../src/workshop/teardown/plan.ts";
import { findLesson } from "../../../src/workshop/learn/lessons.ts";
import { mutations, runFive } from "../mutations/lessons.ts";
import { testMutation, testSolution, testStarter } from "../support/author.ts";
import { startTestCourse, type TestCourse } from "../support/course.ts";

let course: TestCourse;
beforeAll(async () => {
  course = await startTestCourse({ stack: false });
});
afterAll(() => course.close());

async function dropWorld(): Promise<void> {
  await executePlan(course.environment, await planTeardown(course.environment));
}

describe("lesson 1: collection", () => {
  const lesson = findLesson("1");
  testStarter(() => course, lesson, "there");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  describe("with the collection", () => {
    beforeAll(() => setUp(course.environment));
    testSolution(() => course, lesson);
  });
});

describe("lesson 0: first-photo", () => {
  const lesson = findLesson("0");
  beforeAll(dropWorld);
  testStarter(() => course, lesson, "did-it-fail");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  testSolution(() => course, lesson);
});

describe("lesson 2: stack", () => {
  const lesson = findLesson("2");
  beforeAll(dropWorld);
  testStarter(() => course, lesson, "complete");
  describe("with the stack", () => {
    beforeAll(() => setUp(course.environment));
    for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
    testSolution(() => course, lesson);
  });
});

describe("lesson 4: read-execution", () => {
  const lesson = findLesson("4");
  testStarter(() => course, lesson, "next-event");
  describe("begun anew each time", () => {
    beforeEach(() => course.begin(lesson));
    for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  });
  testSolution(() => course, lesson);
});

describe("lesson 8: prove-it", () => {
  const lesson = findLesson("8");
  testStarter(() => course, lesson, "runs");
  describe("with five runs", () => {
    beforeAll(() => runFive(course));
    for (const mutation of (mutations[lesson.id] ?? []).filter(({ world }) => world === undefined))
      testMutation(() => course, lesson, mutation);
    for (const mutation of (mutations[lesson.id] ?? []).filter(({ world }) => world !== undefined).toReversed())
      testMutation(() => course, lesson, mutation);
  });
  describe("with its runs once more", () => {
    beforeAll(() => runFive(course));
    testSolution(() => course, lesson, { beginsAnew: false });
  });
});

describe("lesson 9: in-place", () => {
  const lesson = findLesson("9");
  testStarter(() => course, lesson, "versions");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  testSolution(() => course, lesson, { beginsAnew: false });
});

describe("lesson 18: leave-nothing", () => {
  const lesson = findLesson("18");
  testStarter(() => course, lesson, "nothing-left");
  for (const mutation of mutations[lesson.id] ?? []) testMutation(() => course, lesson, mutation);
  describe("after the teardown", () => {
    beforeAll(dropWorld);
    testSolution(() => course, lesson);
  });
});
