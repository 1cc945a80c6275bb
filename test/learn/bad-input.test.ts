import { stripVTControlCharacters } from "node:util";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listExecutions } from "../../src/aws/execution/read-execution.ts";
import { findMachines } from "../../src/workshop/machines.ts";
import { listFaces } from "../../src/aws/collection/faces.ts";
import { checkLesson } from "../../src/workshop/learn/course.ts";
import { machineFileOf, notWritable } from "../../src/workshop/learn/lesson-folder.ts";
import { watchFolder } from "../../src/workshop/learn/watch-folder.ts";
import { keepConnection } from "../../src/workshop/learn/connection.ts";
import { parseJsonText } from "../../src/workshop/learn/json/parse-json.ts";
import { placeOf } from "../../src/workshop/learn/json/place.ts";
import { lockCourse } from "../../src/workshop/learn/lock-course.ts";
import { readProgress } from "../../src/workshop/learn/progress.ts";
import { findLesson } from "../../src/workshop/learn/lessons.ts";
import { drawPlace } from "../../src/ui/learn/check-text.ts";
import { learnAreas } from "../../src/ui/learn/words.ts";
import { loadWords } from "../../src/text/words.ts";
import { runCli } from "../cli/support/run-cli.ts";
import { startTestCourse, type TestCourse } from "./support/course.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wildrydes-learn-"));
  return () => rm(folder, { recursive: true, force: true });
});

describe("the folder", () => {
  test("belongs to one learn at a time", async () => {
    const release = await lockCourse(folder);
    await expect(lockCourse(folder)).rejects.toMatchObject({
      code: "learn-in-use",
      values: { process: String(process.pid) },
    });
    release();
    (await lockCourse(folder))();
  });

  test.skipIf(process.getuid?.() === 0)("that is read-only is refused", async () => {
    await chmod(folder, 0o500);
    await expect(lockCourse(join(folder, "course"))).rejects.toMatchObject({ code: "learn-folder-not-writable" });
  });

  test.each(["EROFS", "EACCES", "ENOSPC"])("on a disk that answers %s is refused", (code) => {
    const error = Object.assign(new Error(code), { code });
    expect(notWritable(folder, error)).toMatchObject({ code: "learn-folder-not-writable", values: { reason: code } });
  });

  test("that is a file is refused", async () => {
    await writeFile(join(folder, "course"), "");
    await expect(lockCourse(join(folder, "course"))).rejects.toMatchObject({ code: "learn-folder-not-writable" });
  });

  test.each([
    ["{ half", "learn-progress-unreadable"],
    ["[]", "learn-progress-newer"],
    ['{"version":2}', "learn-progress-newer"],
  ])("with the progress %s is left as it is", async (text, code) => {
    await writeFile(join(folder, "progress.json"), text);
    await expect(readProgress(folder)).rejects.toMatchObject({ code });
    expect(await readFile(join(folder, "progress.json"), "utf8")).toBe(text);
  });
});

describe("the commands", () => {
  const run = (...words: string[]) => runCli(["learn", ...words], { folder });

  test.each([
    [[], 2, "The course needs a terminal."],
    [["check", "99"], 2, "Unknown lesson: 99"],
    [["check", "--env", "blue"], 2, "The course does not work in the environment blue."],
  ])("learn %j ends with %i", async (words, code, message) => {
    const ended = await run(...words);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
  });

  test("list --json names every lesson, without a folder", async () => {
    const { code, stdout } = await run("list", "--json");
    expect(code).toBe(0);
    const { lessons }: { lessons: { id: string; state: string }[] } = JSON.parse(stdout).result;
    expect(lessons[0]).toMatchObject({ id: "first-photo", state: "new", title: "A photo goes through" });
    expect(lessons.at(-1)?.id).toBe("leave-nothing");
  });

  test("hint gives the three hints of the open lesson one by one", async () => {
    const texts = [await run("hint"), await run("hint"), await run("hint"), await run("hint")].map(
      ({ stdout }) => stdout,
    );
    expect(texts.map((text) => /^Hint (\d) of 3/.exec(text)?.[1])).toEqual(["1", "2", "3", undefined]);
  });
});

describe("a place in a file", () => {
  test.each([
    ['{"a": 1,\n "b" 2}', "missing-colon", 2],
    ['{"a": [1 2]}', "missing-comma", 1],
    ['{"한국": "값",}', "trailing-comma", 1],
    ["\uFEFF{}}", "text-after-end", 1],
  ])("%j has its problem %s in line %i", (text, kind, line) => {
    const { problem } = parseJsonText(text);
    expect(problem?.kind).toBe(kind);
    expect(placeOf(text, problem ?? { start: 0, end: 0 }).line).toBe(line);
  });

  test("is marked below wide letters, tabs and control characters by cells", async () => {
    const words = await loadWords("en", learnAreas);
    const terminal = { columns: 60, unicode: true, interactive: false };
    const drawn = drawPlace({ line: 3, column: 8, length: 2, text: '\t"한국": x\u001Bz' }, { terminal, words });
    const [line = "", marks = ""] = drawn.split("\n");
    expect(line).toBe('   line 3 │   "한국": x\uFFFDz');
    expect(stripVTControlCharacters(marks)).toBe(`${" ".repeat(10)}│ ${" ".repeat(10)}^^`);
  });
});

describe("a course that is open", () => {
  let course: TestCourse;
  beforeAll(async () => {
    course = await startTestCourse();
  });
  afterAll(() => course.close());

  test("opens its environment again when the endpoint was stopped, and says so", async () => {
    let opened = 0;
    let restarts = 0;
    const gone = { ...course.environment, session: course.environment.session.inRegion("us-west-2") };
    const connection = keepConnection({
      async open() {
        opened += 1;
        return opened === 1 ? gone : course.environment;
      },
      onRestart: () => (restarts += 1),
    });
    const used = await connection.use(async (environment) => {
      if (environment === gone) throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
      return environment;
    });
    expect({ opened, restarts, used: used === course.environment }).toEqual({ opened: 2, restarts: 1, used: true });
  });

  test("deletes what a check wrote that was interrupted, and says so with an error", async () => {
    const lesson = findLesson("6");
    await course.begin(lesson);
    await course.write(lesson, await course.solution(lesson));
    const leaving = new AbortController();
    const { session, names } = course.environment;
    const environment = { ...course.environment, signal: leaving.signal };
    const onResult = ({ id }: { id: string }): void => {
      if (id === "validation") setTimeout(() => leaving.abort(), 250);
    };
    await expect(checkLesson(course.course, environment, { lesson, onResult })).rejects.toThrow("aborted");
    expect(await listFaces(session, names.collection)).toEqual([]);
    const machineArn = (await findMachines(course.environment))[0]?.arn ?? "";
    const states = (await listExecutions(session, { machineArn, limit: 5 })).map(({ status }) => status);
    expect(states).toHaveLength(1);
    expect(states).not.toContain("RUNNING");
  });

  test("sees a file that is deleted, and one that an editor renames into its place", async () => {
    const lesson = findLesson("3");
    await course.begin(lesson);
    const file = machineFileOf(course.course.folder, lesson);
    const changes: string[] = [];
    const next = Promise.withResolvers<void>();
    const watch = watchFolder(dirname(file), {
      files: [basename(file)],
      onChange: () => {
        changes.push("change");
        next.resolve();
      },
      onFailure: (reason) => next.reject(new Error(reason)),
    });
    await writeFile(`${file}~`, "{}");
    await rm(file);
    await rename(`${file}~`, file);
    await next.promise;
    watch.close();
    expect(changes).toEqual(["change"]);
  });

  test("says that a file is missing, and writes it anew", async () => {
    const lesson = findLesson("3");
    await course.begin(lesson);
    await course.remove(lesson);
    expect((await course.check(lesson)).checks[0]).toMatchObject({ mistake: "mistake-file-missing", state: "failed" });
    await mkdir(join(folder, "x"));
    await course.begin(lesson);
    expect((await course.check(lesson)).checks[0]).toMatchObject({ state: "passed" });
  });
});
