import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../cli/support/run-cli.ts";
import { openBulkBench, type BulkBench } from "../../workshop/bulk/support/bulk-environment.ts";
import {
  countRunning,
  slowRows,
  startBulk,
  type Started,
  startedNames,
  untilJournalHas,
} from "./support/bulk-program.ts";

/** The built program against an endpoint of the test's own: `--endpoint-url` names it, and its keys are given. bulk-run.all.ts has more. */
let bench: BulkBench;
beforeAll(async () => {
  bench = await openBulkBench();
});
afterAll(() => bench.close());

const start = (words: readonly string[], input?: string): Started => startBulk(bench, words, input);

const run = (words: readonly string[], input?: string): Started["ended"] =>
  start(["run", ...words, "--machine", "Answering"], input).ended;

/** The same in this process, one command at a time. */
function ended(words: readonly string[]) {
  const environment = { ...bench.endpoint.environment, HOME: bench.folder };
  return runCli(["bulk", ...words], { environment, folder: bench.folder });
}

const runHere = (words: readonly string[]) => ended(["run", ...words, "--machine", "Answering"]);

const read = (name: string): string => readFileSync(join(bench.folder, name), "utf8");

const startedOf = (batch: string): Promise<string[]> => startedNames(bench, batch);

describe("bulk run", () => {
  test("all as expected: the table on stdout, 0", async () => {
    const manifest = bench.write("good.csv", ["user_a,a.jpg,accepted", "user_b,refused.jpg,refused:2 faces"]);
    const { code, stdout, stderr } = await runHere([manifest, "--batch", "good", "--reporter", "list"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✔ 2 of 2 rows as expected, in /);
    expect(stdout).toContain(
      "\nOutcome    Reason   Rows  Not as expected\nsucceeded              1\nrefused    2 faces     1\n",
    );
    expect(stderr.split("\n").toSorted()).toEqual([
      "",
      expect.stringContaining("Target: "),
      expect.stringMatching(/^✔ line 2: user_a, a\.jpg: succeeded in \d+ ms$/),
      expect.stringMatching(/^✔ line 3: user_b, refused\.jpg: refused: 2 faces in \d+ ms$/),
    ]);
  });

  test("some not as expected: named, and 68; --json carries the report", async () => {
    const manifest = bench.write("some.csv", ["user_a,a.jpg,refused", "user_b,b.jpg,accepted"]);
    const { code, stdout } = await runHere([manifest, "--json"]);
    expect(code).toBe(68);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      command: "bulk run",
      result: {
        report: { rows: 2, unexpected: 1, unexpectedRows: [{ place: "line 2", user: "user_a", expected: "refused" }] },
        unwrittenReports: [],
      },
      error: { code: "some-not-as-expected", message: "1 of 2 rows was not as expected.", next: [] },
    });
  });

  test("every kind of report at once, and rows from standard input", async () => {
    const rows = '{"userId":"user_a","key":"a.jpg"}\n{"userId":"user_b","key":"failed.jpg"}\n';
    const reporters = "dot=d.txt,json=r.json,ndjson=-,junit=r.xml,csv=r.csv,html=r.html";
    const { code, stdout, stderr } = await run(["-", "--reporter", reporters, "--batch", "every"], rows);
    expect(code).toBe(68);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(["row", "row", "result"]);
    expect(stderr).toContain("✖ 1 of 2 rows as expected, 1 not, in ");
    expect(stderr).toContain("Manifest    standard input\n");
    expect(JSON.parse(read("r.json")).rows).toHaveLength(2);
    expect(read("r.xml")).toContain('tests="2" failures="1"');
    expect(read("r.csv").split("\n")).toHaveLength(4);
    expect(read("r.html")).toContain("1 of 2 rows not as expected");
    expect(read("d.txt").split("\n")[0]?.split("").toSorted().join("")).toBe(".X");
  });

  test("a report on a full disk fails at once and at the end: exit code 1, and the rows ran", async () => {
    const manifest = bench.write("full.csv", ["user_a,a.jpg,accepted"]);
    const { code, stdout, stderr } = await runHere([
      manifest,
      "--batch",
      "full",
      "--reporter",
      "json=/dev/full,csv=ok.csv",
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✔ 1 of 1 rows as expected/);
    expect(stderr).toContain(
      "✖ The report json=/dev/full cannot be written: ENOSPC: no space left on device, write. The rows continue; the journal keeps them.\n",
    );
    expect(stderr).toContain(
      "✖ Every row ended as expected, but a report could not be written.\n  Why: json=/dev/full: ENOSPC: no space left on device, write\n  → Write it elsewhere from the journal: npx wildrydes bulk run --resume --batch full --reporter …\n",
    );
    const again = await runHere(["--resume", "--batch", "full", "--reporter", "json=later.json"]);
    expect(again.code).toBe(0);
    expect(JSON.parse(read("later.json")).rows).toHaveLength(1);
  });

  test("a figure over its limit: named, and 1, also when every row was as expected", async () => {
    const manifest = bench.write("limits.csv", ["user_a,1.jpg,", "user_b,2.jpg,"]);
    const words = [manifest, "--json", "--fail-if", "max<10m", "--fail-if", "p95>1h"];
    const { code, stdout } = await runHere(words.slice(0, -2));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      result: { thresholds: [{ threshold: "max<10m", broken: true }] },
      error: { code: "threshold-broken", message: "1 threshold exceeded: max<10m." },
    });
    expect((await runHere(words)).code).toBe(2);
    expect((await runHere([manifest, "--fail-if", "failed>50%"])).code).toBe(0);
  });

  test("mistakes of the manifest: all at once, 2", async () => {
    const manifest = bench.write("wrong.csv", ["a b,a.jpg,", "user_b,b.jpg,often"]);
    const { code, stdout, stderr } = await runHere([manifest, "--dry-run"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`✖ wrong.csv has 2 mistakes; nothing was started.
  Why: line 2: the user id "a b" is not allowed: Rekognition stores it beside the face and takes letters, digits, and _ . - : only
  line 3: expect must be accepted, succeeded, refused, refused:REASON or failed, not "often"
  → Correct the manifest; --dry-run checks it without starting anything
`);
  });

  test.each([
    [["run"], "✖ No manifest is given.", 2],
    [["run", "gone.csv", "--machine", "Answering"], "✖ There is no file or folder gone.csv.", 4],
    [
      ["run", "x.csv", "--concurrency", "0"],
      "✖ Invalid value of --concurrency: 0. It must be a whole number from 1 to 10000.",
      2,
    ],
    [["run", "x.csv", "--reporter", "pdf"], "✖ Unknown reporter: pdf", 2],
    [["run", "x.csv", "--batch", "a/b"], '✖ "a/b" cannot be the name of a batch.', 2],
    [["run", "x.csv", "--resume", "--dry-run"], "✖ --dry-run cannot be used with --resume.", 2],
    [["compare", "a", "b"], "✖ There is no report and no batch a.", 4],
  ])("%j", async (words, message, exitCode) => {
    const { code, stdout, stderr } = await ended(words);
    expect(stderr.split("\n").find((line) => line.startsWith("✖"))).toBe(message);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: "" });
  });
});

describe("an end before the end", () => {
  test("the first Ctrl-C waits for what runs and writes whole reports: 130", async () => {
    const manifest = bench.write("stopped.csv", slowRows(40));
    const stopped = start([
      "run",
      manifest,
      "--machine",
      "Answering",
      "--batch",
      "stopped",
      "-c",
      "8",
      "-r",
      "json=s.json,junit=s.xml,html=s.html",
    ]);
    await untilJournalHas(bench, "stopped", 8);
    stopped.process.kill("SIGINT");
    const { code, stdout, stderr } = await stopped.ended;
    expect(code).toBe(130);
    const started = await startedOf("stopped");
    expect(started.length).toBeLessThan(40);
    expect(JSON.parse(read("s.json")).rows).toHaveLength(started.length);
    expect(read("s.xml")).toContain(`tests="${started.length}" failures="0" errors="0"`);
    expect(read("s.html")).toContain(`${40 - started.length} without an outcome`);
    expect(stdout).toMatch(
      new RegExp(`^✖ ${started.length} of 40 rows as expected, ${40 - started.length} without an outcome`),
    );
    expect(stderr).toContain(
      `✖ Interrupted: ${started.length} of 40 rows have ended.\n  → Continue: npx wildrydes bulk run --resume --batch stopped\n`,
    );
  });

  test("the second leaves at once, and the report on the disk is valid", async () => {
    const manifest = bench.write("left.csv", slowRows(50));
    const left = start(["run", manifest, "--machine", "Answering", "--batch", "left", "-c", "10", "-r", "json=l.json"]);
    await untilJournalHas(bench, "left", 10);
    await expect
      .poll(() => existsSync(join(bench.folder, "l.json")) && read("l.json").split('"row":').length > 10)
      .toBe(true);
    await expect.poll(() => countRunning(bench, "left"), { interval: 20 }).toBe(10);
    left.process.kill("SIGINT");
    // Within 300 ms it would count as the same press, which a terminal and a parent process may both pass on.
    await sleep(350);
    left.process.kill("SIGINT");
    expect((await left.ended).code).toBe(130);
    const ended = JSON.parse(read("l.json")).rows.length;
    expect(ended).toBeGreaterThanOrEqual(10);
    expect((await startedOf("left")).length, "it leaves before these executions end").toBeGreaterThan(ended);
    const { code } = await runHere(["--resume", "--batch", "left", "-c", "50"]);
    expect(code).toBe(0);
    expect(await startedOf("left")).toHaveLength(50);
  });
});

test("of two that resume at once, one continues and the other gets an error", async () => {
  const manifest = bench.write("twice.csv", slowRows(6));
  const killed = start(["run", manifest, "--machine", "Answering", "--batch", "twice", "-c", "2"]);
  await untilJournalHas(bench, "twice", 2);
  killed.process.kill("SIGKILL");
  await killed.ended;
  const ends = await Promise.all([1, 2].map(() => run(["--resume", "--batch", "twice", "-c", "2"])));
  const [resumed, refused] = ends.toSorted((one, other) => Number(one.code) - Number(other.code));
  expect(resumed).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^✔ 6 of 6 rows as expected[^]*\nResumed +\d/),
  });
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("✖ Another process works on the batch twice."),
  });
  expect(await startedOf("twice")).toHaveLength(6);
});

test("a manifest that comes through a named pipe is kept for --resume", async () => {
  execFileSync("mkfifo", [join(bench.folder, "pipe")]);
  const piped = run(["pipe", "--batch", "piped", "--fail-fast", "-c", "1"]);
  await writeFile(join(bench.folder, "pipe"), "userId,key\na,failed.jpg\nb,slow.jpg\nc,c.jpg\nd,d.jpg\n");
  const { code, stdout } = await piped;
  expect(code).toBe(68);
  expect(stdout).toMatch(/\nManifest +pipe\n/);
  const again = await runHere(["pipe", "--resume"]);
  expect(again.stdout).toMatch(/^✖ 3 of 4 rows as expected, 1 not, in /);
  expect(await startedOf("piped")).toHaveLength(4);
});

describe("bulk compare", () => {
  test("two batches by name: equal ones end with 0, others with 68", async () => {
    const manifest = bench.write("same.csv", ["user_a,a.jpg,", "user_b,failed.jpg,failed"]);
    await runHere([manifest, "--batch", "one"]);
    await runHere([manifest, "--batch", "two", "-r", "ndjson=two.ndjson"]);
    const equal = await ended(["compare", "one", "two.ndjson"]);
    expect(equal).toMatchObject({ code: 0, stderr: "" });
    expect(equal.stdout).toContain("Rows     2 in both, 0 only before, 0 only after\nOutcome  0 changed\n");
    const changed = read("two.ndjson").replace('"kind":"failed"', '"kind":"accepted"');
    writeFileSync(join(bench.folder, "changed.ndjson"), changed);
    const other = await ended(["compare", "one", "changed.ndjson", "--json"]);
    expect(other.code).toBe(68);
    expect(JSON.parse(other.stdout).result).toMatchObject({
      matched: 2,
      changed: [{ place: "line 3", user: "user_b" }],
    });
  });

  test("reports without a common row end with 1; the comparison is written as a page and as Markdown", async () => {
    for (const name of ["here", "there"])
      await runHere([bench.write(`${name}.csv`, [`user_${name},1.jpg,`]), "--batch", name, "-r", `json=${name}.json`]);
    const words = ["compare", "here", "there", "--reporter", "markdown=c.md", "--reporter", "html=c.html"];
    const { code, stdout, stderr } = await ended(words);
    expect(code).toBe(1);
    expect(stderr).toContain("✖ here and there have no rows in common.");
    expect(stdout).toContain("0 in both, 1 only before, 1 only after");
    expect(read("c.md")).toMatch(/^## here and there\n\n0 rows in both, 1 only before, 1 only after\n\n\| Outcome \|/);
    expect(read("c.html")).toContain('<th scope="row">succeeded</th>');
  });

  test("a file that is not a report", async () => {
    bench.write("none.txt", ["hello"]);
    const { code, stderr } = await ended(["compare", "none.txt", "none.txt"]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      "✖ none.txt is not a report with rows.\n  Why: Only JSON and NDJSON reports contain the rows to compare.\n  → Name a file that --reporter json=FILE or ndjson=FILE wrote, or a batch of this folder\n",
    );
  });
});
