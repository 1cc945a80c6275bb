import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createCsvReporter } from "../../../src/ui/bulk/reporters/csv-reporter.ts";
import { createDotReporter } from "../../../src/ui/bulk/reporters/dot-reporter.ts";
import { createJsonReporter } from "../../../src/ui/bulk/reporters/json-reporter.ts";
import { createJunitReporter } from "../../../src/ui/bulk/reporters/junit-reporter.ts";
import { createListReporter } from "../../../src/ui/bulk/reporters/list-reporter.ts";
import { createNdjsonReporter } from "../../../src/ui/bulk/reporters/ndjson-reporter.ts";
import { replaceFile } from "../../../src/ui/bulk/reporters/report-file.ts";
import { joinReporters, type ReporterFailure } from "../../../src/ui/bulk/reporters/reporter.ts";
import { eventsOf, facts, progressEvent, row, sampleRows } from "./support/sample-batch.ts";
import { createHtml, fileOf, folder, makeFolder, removeFolder, sendAll, words } from "./support/report-files.ts";

beforeAll(makeFolder);
afterAll(removeFolder);

const terminal = { columns: 120, interactive: false, unicode: true };

test("list writes a line for each row, and none for those of an earlier run", async () => {
  const lines: string[] = [];
  const reporter = createListReporter("list", { print: (line) => lines.push(line), terminal, words });
  await sendAll(reporter, [
    { type: "row-ended", result: row(9), earlier: true },
    ...eventsOf([
      ...sampleRows,
      row(4, { repeat: 2, outcome: { kind: "unfinished", reason: "gone" }, durationMs: undefined, asExpected: false }),
    ]),
  ]);
  expect(lines).toEqual([
    "✔ line 2: user_1, 1.jpg: accepted in 100 ms",
    "✔ line 3: user_2, 2.jpg: refused: 2 faces in 200 ms",
    '✖ line 4: =user, a "b", <c>&.jpg: failed: Boom: it said "no" in 300 ms, expected accepted',
    "✖ line 5 (repetition 2): user_4, 4.jpg: unfinished: gone, expected any outcome",
  ]);
});

test("list names a row of a folder by its photo, once", async () => {
  const lines: string[] = [];
  const reporter = createListReporter("list", { print: (line) => lines.push(line), terminal, words });
  await sendAll(reporter, eventsOf([row(1, { place: "Kim/1.jpg", key: "Kim/1.jpg", user: "Kim" })]));
  expect(lines).toEqual(["✔ Kim/1.jpg: Kim: accepted in 100 ms"]);
});

test("list writes one line whatever a key holds", async () => {
  const lines: string[] = [];
  const reporter = createListReporter("list", { print: (line) => lines.push(line), terminal, words });
  await sendAll(reporter, eventsOf([row(1, { key: "a\u001B[2J\nb.jpg" })]));
  expect(lines).toEqual(["✔ line 2: user_1, a?[2J b.jpg: accepted in 100 ms"]);
});

describe("a disk that gets full", () => {
  let prototype: object;
  let write: (...words: unknown[]) => Promise<unknown>;
  beforeAll(async () => {
    const handle = await open(join(folder, "probe"), "w");
    prototype = Object.getPrototypeOf(handle);
    write = Reflect.get(prototype, "write");
    await handle.close();
  });
  afterEach(() => Reflect.set(prototype, "write", write));

  /** The next write brings half of its bytes to the disk and fails. */
  function fillDisk(): void {
    const writeHalf = async function (this: unknown, bytes: Uint8Array, offset: number, length: number, at: number) {
      Reflect.set(prototype, "write", write);
      await write.call(this, bytes, offset, Math.floor((length ?? bytes.length) / 2), at);
      throw new Error("ENOSPC: no space left on device, write");
    };
    Reflect.set(prototype, "write", writeHalf);
  }

  test("leaves a JSON report that is valid as far as it was written before", async () => {
    const destination = join(folder, "full.json");
    const reporter = createJsonReporter("json", destination);
    await reporter.notify({ type: "batch-begins", facts });
    await reporter.notify({ type: "row-ended", result: row(1), earlier: false });
    await reporter.notify(progressEvent(sampleRows));
    fillDisk();
    await reporter.notify({ type: "row-ended", result: row(2), earlier: false });
    await expect(sendAll(reporter, eventsOf([row(1), row(2)]).slice(-1))).rejects.toThrow("ENOSPC");
    expect(JSON.parse(readFileSync(destination, "utf8")).rows).toMatchObject([{ row: 1 }]);
  });

  test("keeps the page that was there, and leaves no part of another", async () => {
    const destination = join(folder, "full.html");
    writeFileSync(destination, "the page before");
    fillDisk();
    await expect(replaceFile(destination, "x".repeat(100))).rejects.toThrow("ENOSPC");
    expect(readFileSync(destination, "utf8")).toBe("the page before");
    expect(existsSync(`${destination}.part`)).toBe(false);
  });
});

test("dot writes a character for each row, eighty in a line", async () => {
  let text = "";
  const reporter = createDotReporter("dot", (piece) => (text += piece), ". accepted");
  const failed = row(5, { outcome: { kind: "failed" }, expected: "failed" });
  await sendAll(
    reporter,
    eventsOf([...sampleRows, failed, ...Array.from({ length: 78 }, (_, index) => row(index + 6))]),
  );
  expect(text).toBe(`.rXf${".".repeat(76)}\n..\n. accepted\n`);
});

describe("json", () => {
  test("is one document: every row on a line, then the report", async () => {
    const text = await fileOf(createJsonReporter);
    const value = JSON.parse(text);
    expect(value.version).toBe(1);
    expect(value.rows).toEqual(sampleRows);
    expect(value.report).toMatchObject({
      batch: "sample",
      rows: 4,
      ended: 3,
      left: 1,
      unexpected: 1,
      callsPerRow: 2.33,
    });
    expect(value.report).not.toHaveProperty("unexpectedRows");
    expect(text.split("\n").filter((line) => line.startsWith('{"row":'))).toHaveLength(3);
  });

  test("is valid at every moment on the disk, also when its end gets shorter", async () => {
    const destination = join(folder, "moments.json");
    const reporter = createJsonReporter("json", destination);
    const [begin, first, second, third, end] = eventsOf(sampleRows);
    const seen: number[] = [];
    for (const event of [begin, first, progressEvent(sampleRows), second, third, progressEvent([]), end]) {
      if (event) await reporter.notify(event);
      const text = readFileSync(destination, "utf8");
      if (event?.type === "progress" || event?.type === "batch-ends") seen.push(JSON.parse(text).rows.length);
    }
    expect(seen).toEqual([1, 1, 3]);
  });

  test("of no row is valid too", async () => {
    expect(JSON.parse(await fileOf(createJsonReporter, eventsOf([]))).rows).toEqual([]);
  });

  test("of many rows keeps few of them in memory", async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => row(index + 1));
    expect(JSON.parse(await fileOf(createJsonReporter, eventsOf(many))).rows).toHaveLength(12_000);
  });
});

test("ndjson ends with the report", async () => {
  const lines = (await fileOf(createNdjsonReporter))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ type }) => type)).toEqual(["row", "row", "row", "result"]);
  expect(lines[2]).toMatchObject({ type: "row", row: 3, outcome: { kind: "failed" }, asExpected: false });
  expect(lines[3].report).toMatchObject({ batch: "sample", complete: false });
});

test("csv quotes what needs it, and lets no cell become a formula", async () => {
  expect(await fileOf(createCsvReporter)).toBe(
    [
      "row,repeat,place,userId,key,outcome,reason,error,expected,asExpected,durationMs,startedAt,machine,execution",
      "1,1,line 2,user_1,1.jpg,accepted,,,,true,100,2026-03-01T12:00:00.000Z,Machine,sample-1",
      "2,1,line 3,user_2,2.jpg,refused,2 faces,TooMany,refused,true,200,2026-03-01T12:00:00.000Z,Machine,sample-2",
      `3,1,line 4,'=user,"a ""b"", <c>&.jpg",failed,"Boom: it\nsaid ""no""",Boom,accepted,false,300,2026-03-01T12:00:00.000Z,Machine,sample-3`,
      "",
    ].join("\n"),
  );
});

describe("junit", () => {
  test("has a test case for each row, failed where the outcome surprised", async () => {
    const text = await fileOf(createJunitReporter);
    expect(text.replaceAll(/ +>/g, ">")).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites name="sample" tests="3" failures="1" errors="0" time="2.000">',
        '<testsuite name="sample" tests="3" failures="1" errors="0" time="2.000" timestamp="2026-03-01T12:00:00.000Z">',
        '<testcase classname="Machine" name="user_1, 1.jpg" time="0.100" timestamp="2026-03-01T12:00:00.000Z"/>',
        '<testcase classname="Machine" name="user_2, 2.jpg" time="0.200" timestamp="2026-03-01T12:00:00.000Z"/>',
        '<testcase classname="Machine" name="=user, a &quot;b&quot;, &lt;c&gt;&amp;.jpg" time="0.300" timestamp="2026-03-01T12:00:00.000Z"><failure type="Boom" message="expected accepted, was failed: Boom: it said &quot;no&quot;">Expected:  accepted',
        "Outcome:   failed: Boom: it said &quot;no&quot;",
        "Row:       line 4",
        "Execution: sample-3</failure></testcase>",
        "</testsuite>",
        "</testsuites>",
        "",
      ].join("\n"),
    );
  });

  test("rows without an outcome are errors", async () => {
    const lost = row(1, { outcome: { kind: "unfinished", reason: "gone" }, asExpected: false });
    const text = await fileOf(createJunitReporter, eventsOf([lost]));
    expect(text).toContain('tests="1" failures="0" errors="1"');
    expect(text).toContain('<error type="unfinished" message="expected any outcome, was unfinished: gone">');
  });

  test("a row keeps its name when lines are added above it", async () => {
    const namesOf = (text: string) => [...text.matchAll(/<testcase [^>]*? name="([^"]*)"/g)].map(([, name]) => name);
    const moved = sampleRows.map((result) => ({ ...result, row: result.row + 7, place: `line ${result.row + 8}` }));
    expect(namesOf(await fileOf(createJunitReporter, eventsOf(moved)))).toEqual(
      namesOf(await fileOf(createJunitReporter)),
    );
  });

  test("has few blanks, and is valid while the numbers grow", async () => {
    const text = await fileOf(createJunitReporter);
    expect(Math.max(...[...text.matchAll(/ +>/g)].map(([blanks]) => blanks.length))).toBeLessThan(12);
    const many = Array.from({ length: 1200 }, (_, index) => row(index + 1));
    expect(await fileOf(createJunitReporter, eventsOf(many, { rows: 1200 }))).toMatch(
      /^<\?xml[^\n]*\n<testsuites name="sample" tests="1200" [^\n]* *>\n<testsuite [^\n]* *>\n<testcase /,
    );
  });
});

describe("several reports at once", () => {
  const creators = {
    json: createJsonReporter,
    ndjson: createNdjsonReporter,
    junit: createJunitReporter,
    csv: createCsvReporter,
    html: createHtml,
  };

  test.each(Object.entries(creators))("%s on a full disk fails alone, and says so once", async (name, create) => {
    const failures: ReporterFailure[] = [];
    const lines: string[] = [];
    const set = joinReporters(
      [
        create(`${name}=/dev/full`, "/dev/full"),
        createListReporter("list", { print: (line) => lines.push(line), terminal, words }),
      ],
      (failure) => failures.push(failure),
    );
    const many = Array.from({ length: 5000 }, (_, index) => row(index + 1));
    for (const event of eventsOf(many)) await set.notify(event);
    expect(failures).toEqual([{ reporter: `${name}=/dev/full`, reason: "ENOSPC: no space left on device, write" }]);
    expect(set.failures).toEqual(failures);
    expect(lines).toHaveLength(5000);
  });
});
