import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wordsOf } from "../../../src/text/words.ts";
import { openEnvironment, type Environment } from "../../../src/workshop/environment.ts";
import {
  beginLesson,
  checkLesson,
  solveLesson,
  type Course,
  type LessonReport,
} from "../../../src/workshop/learn/course.ts";
import { answersFileOf, machineFileOf } from "../../../src/workshop/learn/lesson-folder.ts";
import { letterOf } from "../../../src/workshop/learn/answers.ts";
import type { Lesson } from "../../../src/workshop/learn/lesson.ts";
import { writeLessonPage } from "../../../src/ui/learn/lesson-page.ts";
import { readResources } from "../../../src/workshop/resources.ts";
import { setUp } from "../../../src/workshop/setup/setup.ts";
import { startTestEndpoint, type TestEndpoint } from "../../local/support/endpoint.ts";

/** A course on an endpoint of the test's own, with the solutions at hand. */
export interface TestCourse {
  readonly endpoint: TestEndpoint;
  readonly environment: Environment;
  readonly course: Course;
  /** The attendee's own environment, beside the course's. */
  elsewhere(): Promise<Environment>;
  solution(lesson: Lesson): Promise<string>;
  /** Begins a lesson anew, in its own empty folder. */
  begin(lesson: Lesson): Promise<void>;
  write(lesson: Lesson, text: string): Promise<void>;
  remove(lesson: Lesson): Promise<void>;
  /** Answers every question rightly, but for those that are given. */
  answer(lesson: Lesson, given?: Readonly<Record<string, string>>): Promise<void>;
  check(lesson: Lesson): Promise<LessonReport>;
  close(): Promise<void>;
}

export async function startTestCourse(options: { stack: boolean } = { stack: true }): Promise<TestCourse> {
  const endpoint = await startTestEndpoint();
  const folder = await mkdtemp(join(tmpdir(), "wildrydes-learn-"));
  const open = (name?: string) =>
    openEnvironment({
      choice: { kind: "local", region: endpoint.region, environment: name },
      local: { url: endpoint.url, account: "123456789012", credentials: endpoint.credentials },
      port: { notify: () => {}, ask: () => Promise.resolve(true), enter: () => Promise.resolve("") },
      signal: new AbortController().signal,
      changes: true,
    });
  const environment = await open("learn");
  if (options.stack) await setUp(environment);
  const course: Course = { folder, writePage: (lesson) => writeLessonPage(lesson, wordsOf("en", new Map())) };
  return {
    endpoint,
    environment,
    course,
    elsewhere: () => open(),
    async solution(lesson) {
      return (await solveLesson(environment, lesson)) ?? "";
    },
    async begin(lesson) {
      await rm(folder, { recursive: true, force: true });
      await beginLesson(course, environment, lesson);
    },
    write: (lesson, text) => writeFile(machineFileOf(folder, lesson), text),
    remove: (lesson) => rm(machineFileOf(folder, lesson)),
    async answer(lesson, given = {}) {
      if (lesson.questions.length === 0) return;
      const answers: Record<string, string> = {};
      for (const question of lesson.questions)
        answers[question.id] =
          question.kind === "choice" ? letterOf(question.right) : String((await readNumber(question))?.value ?? "");
      await writeFile(answersFileOf(folder, lesson), JSON.stringify({ ...answers, ...given }));
    },
    check: (lesson) => checkLesson(course, environment, { lesson }),
    async close() {
      await endpoint.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  function readNumber(question: Extract<Lesson["questions"][number], { kind: "number" }>) {
    const never = () => Promise.reject(new Error("A question looks at the environment alone"));
    return question.read({
      environment,
      file: { text: "", problem: undefined, root: undefined },
      answers: { given: new Map(), problem: undefined },
      resources: () => readResources(environment),
      outputs: never,
      testMachine: { run: never, follow: never, deploy: never, reset: never, began: false, latest: undefined },
    });
  }
}
