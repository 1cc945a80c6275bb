import { describe, expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawBulk } from "../../../src/ui/bulk/bulk-text.ts";
import { drawComparison } from "../../../src/ui/bulk/compare-text.ts";
import { createLoggedProgress, progressLines } from "../../../src/ui/bulk/reporters/progress-reporter.ts";
import { outcomeOf } from "../../../src/workshop/bulk/rows/row-result.ts";
import { compareReports } from "../../../src/workshop/bulk/compare/compare-reports.ts";
import { progressEvent, reportOf, row, sampleRows } from "./support/sample-batch.ts";

const words = await loadWords("en", ["screen-bulk"]);
const terminal = { columns: 120, interactive: false, unicode: true };

describe("the end of a batch", () => {
  test("outcomes, latencies, and what was not as expected", () => {
    expect(drawBulk(reportOf(sampleRows), terminal, words))
      .toBe(`✖ 2 of 4 rows as expected, 1 not, 1 without an outcome, in 2.00 s

Batch       sample
Manifest    riders.csv
Throughput  1.5 rows/s
Calls       2.33 per row: StartExecution 4, GetExecutionHistory 3
Throttled   1 call; 1 repeated after a failure

Outcome   Reason              Rows  Not as expected
accepted                         1
refused   2 faces                1
failed    Boom: it said "no"     1                1

State   Visits     p50     Max  Retries
Look         3   20 ms   30 ms        2
In all       3  200 ms  300 ms

Row     User   Photo            Expected  Outcome
line 4  =user  a "b", <c>&.jpg  accepted  failed: Boom: it said "no"`);
  });

  test("all as expected", () => {
    const [verdict] = drawBulk(reportOf([row(1), row(2)], { rows: 2 }), terminal, words).split("\n");
    expect(verdict).toBe("✔ 2 of 2 rows as expected, in 2.00 s");
  });

  test("percentiles are shown from as many visits as they need: 10 for p90, 100 for p99", () => {
    const columns = (count: number): string | undefined => {
      const rows = Array.from({ length: count }, (_, index) => row(index + 1));
      return /^State .*$/m
        .exec(drawBulk(reportOf(rows, { rows: count }), terminal, words))?.[0]
        .replaceAll(/\s+/g, " ");
    };
    expect(columns(9)).toBe("State Visits p50 Max");
    expect(columns(10)).toBe("State Visits p50 p90 Max");
    expect(columns(99)).toBe("State Visits p50 p90 Max");
    expect(columns(100)).toBe("State Visits p50 p90 p99 Max");
  });

  test("reasons that differ only in the row's own names are counted together", () => {
    const failed = (number: number, reason: string): ReturnType<typeof row> =>
      row(number, { outcome: { kind: "failed", reason }, photo: `/photos/${number}.jpg` });
    const text = drawBulk(
      reportOf([
        failed(1, "/photos/1.jpg: not a photo"),
        failed(2, "/photos/2.jpg: not a photo"),
        failed(3, "sample-3 has no key 3.jpg"),
        failed(4, "request 6f1d1c1e-3f0d-4a55-9a55-0f8a4f2d1c11 of 4.jpg failed"),
        failed(5, "request 7a1d1c1e-3f0d-4a55-9a55-0f8a4f2d1c22 of 5.jpg failed"),
      ]),
      terminal,
      words,
    );
    expect(text).toContain(`Outcome  Reason                     Rows  Not as expected
failed   …: not a photo                2
failed   request … of … failed         2
failed   sample-3 has no key 3.jpg     1
`);
  });

  test("a batch that is only reported again shows no rate and no calls", () => {
    const report = { ...reportOf([row(1), row(2)], { rows: 2 }), calls: [], resumed: 2 };
    expect(drawBulk(report, terminal, words)).toMatch(
      /^✔ 2 of 2 rows as expected\n\nBatch     sample\nManifest  riders\.csv\nResumed   2 rows had ended before\n\nOutcome /,
    );
  });

  test("of many unexpected rows the first fifty are shown", () => {
    const many = Array.from({ length: 70 }, (_, index) => row(index + 1, { asExpected: false }));
    expect(drawBulk(reportOf(many, { rows: 70 }), terminal, words)).toMatch(
      /\nline 51 .*\nand 20 more: see the report or the journal$/,
    );
  });
});

test("outcomes, reasons and places are worded in Korean, also those of a comparison", async () => {
  const korean = await loadWords("ko", ["screen-bulk", "outcome", "progress-bulk"]);
  const refused = { outcome: outcomeOf("refused", { code: "several-faces", values: { count: 2 } }), asExpected: false };
  const rows = [row(1), row(2, { ...refused, expected: "accepted" })];
  const screen = drawBulk(reportOf(rows, { rows: 2 }), terminal, korean);
  expect(screen).toMatch(/\n수락 +1 *\n거부 +얼굴 2개 +1 +1\n/);
  expect(screen).toMatch(/\n3번째 줄 +.* accepted +거부: 얼굴 2개$/);
  const comparison = compareReports({ name: "one", rows: [row(1), row(2)] }, { name: "two", rows });
  expect(drawComparison(comparison, terminal, korean)).toMatch(/\n거부: 얼굴 2개 +0 +1 +\+1\n/);
});

describe("progress", () => {
  const event = progressEvent(sampleRows);
  const progress = event.type === "progress" ? event.progress : undefined;

  test("the bar with rate and remaining time, and the counts", () => {
    expect(progress && progressLines(progress, terminal, words)).toEqual([
      "██████████████░░░░░░░░░░ 60 %  1,204 of 2,000 rows, 71 rows/s, about 11 s left",
      "1,100 accepted, 90 refused, 14 failed, 10 running, 12 throttled, 3 not as expected",
    ]);
  });

  test("a service that does not answer is seen by the calls that are repeated", () => {
    expect(
      progress && progressLines({ ...progress, throttles: 0, unexpected: 0, retries: 7 }, terminal, words)[1],
    ).toBe("1,100 accepted, 90 refused, 14 failed, 10 running, 7 repeated");
  });

  test("a narrow terminal gets a shorter bar, and every count", () => {
    expect(progress && progressLines(progress, { ...terminal, columns: 60 }, words)).toEqual([
      "████░░░░ 60 %  1,204 of 2,000 rows, 71 rows/s, about 11 s",
      "               left",
      "1,100 accepted, 90 refused, 14 failed, 10 running, 12",
      "  throttled, 3 not as expected",
    ]);
  });

  test("after Ctrl-C it says that it waits", () => {
    expect(progress && progressLines({ ...progress, stopping: true }, { unicode: false, columns: 120 }, words)[0]).toBe(
      "##############.......... 60 %  1,204 of 2,000 rows, 71 rows/s, stopping: waiting for what runs",
    );
  });

  test("a log gets a line every ten seconds", () => {
    const lines: string[] = [];
    let now = 0;
    const reporter = createLoggedProgress(
      (line) => lines.push(line),
      words,
      () => now,
    );
    for (now = 0; now <= 25_000; now += 200) void reporter.notify(event);
    expect(lines).toEqual(
      Array(2).fill(
        "1,204 of 2,000 rows, 71 rows/s, about 11 s left: 1,100 accepted, 90 refused, 14 failed, 10 running, 12 throttled, 3 not as expected",
      ),
    );
  });
});

describe("a comparison", () => {
  const before = Array.from({ length: 20 }, (_, index) => row(index + 1, { durationMs: 100 + index }));

  test("changed outcomes, and what got slower", () => {
    const after = before.map((result, index) => ({
      ...result,
      durationMs: 150 + index,
      ...(index < 2 ? { outcome: { kind: "refused", reason: "2 faces" } as const, asExpected: false } : {}),
    }));
    const comparison = compareReports({ name: "a.json", rows: before }, { name: "b.json", rows: after.slice(0, 19) });
    expect(drawComparison(comparison, terminal, words)).toBe(`Before   a.json
After    b.json
Rows     19 in both, 1 only before, 0 only after
Outcome  2 changed; 0 now as expected, 2 no longer as expected: may be chance (p = 0.500)

Outcome           Before  After  Change
accepted              20     17      -3
refused: 2 faces       0      2      +2

Before    After             Rows
accepted  refused: 2 faces     2

Row     User    Photo  Before    After
line 2  user_1  1.jpg  accepted  refused: 2 faces
line 3  user_2  2.jpg  accepted  refused: 2 faces

State   p50 before  p50 after  Change  Verdict
In all      109 ms     159 ms   +46 %  slower (p < 0.001)
Look        100 ms     100 ms     0 %  no clear difference (p = 0.800)`);
  });

  test("rows that changed for the same reason are counted together, and the first of them are shown", () => {
    const refused = { kind: "refused", reason: "2 faces" } as const;
    const after = before.map((result, index) => {
      const tooLarge = { kind: "failed", reason: `${result.key} is too large` } as const;
      return { ...result, outcome: index === 0 ? refused : index < 9 ? tooLarge : result.outcome };
    });
    const comparison = compareReports({ name: "a", rows: before }, { name: "b", rows: after });
    expect(comparison.changes).toMatchObject([
      { after: { kind: "failed", reason: "… is too large" }, rows: 8 },
      { after: refused, rows: 1 },
    ]);
    expect(drawComparison(comparison, terminal, words)).toContain(`
Before    After                   Rows
accepted  failed: … is too large     8
accepted  refused: 2 faces           1

Row     User    Photo  Before    After
line 3  user_2  2.jpg  accepted  failed: 2.jpg is too large
line 4  user_3  3.jpg  accepted  failed: 3.jpg is too large
line 5  user_4  4.jpg  accepted  failed: 4.jpg is too large
line 6  user_5  5.jpg  accepted  failed: 5.jpg is too large
line 7  user_6  6.jpg  accepted  failed: 6.jpg is too large
line 2  user_1  1.jpg  accepted  refused: 2 faces
and 3 more: see --json
`);
  });

  test("a reason that differs only in the names of a row is the same reason", () => {
    const failed = (execution: string): ReturnType<typeof row> =>
      row(1, { execution, outcome: { kind: "failed", reason: `${execution} timed out` } });
    const comparison = compareReports({ name: "a", rows: [failed("one-1")] }, { name: "b", rows: [failed("two-1")] });
    expect(comparison).toMatchObject({
      changed: [],
      changes: [],
      outcomes: [{ outcome: "failed: … timed out", before: 1, after: 1 }],
    });
  });

  test("reports of different manifests are noted", () => {
    const [one, other] = [[row(1)], [row(2)]];
    expect(
      drawComparison(compareReports({ name: "a", rows: one }, { name: "b", rows: other }), terminal, words),
    ).toContain(
      "Rows     0 in both, 1 only before, 1 only after\nOutcome  the reports have no rows in common; both must be of the same manifest\n",
    );
  });

  test("rows of the same user and photo are matched in their order, few rows say nothing about time", () => {
    const rows = [row(1, { user: "a", key: "k" }), row(2, { user: "a", key: "k", outcome: { kind: "failed" } })];
    const comparison = compareReports({ name: "a", rows }, { name: "b", rows });
    expect(comparison).toMatchObject({ matched: 2, changed: [], onlyBefore: 0, onlyAfter: 0 });
    expect(comparison.latencies[0]).toMatchObject({ state: undefined, verdict: "too-few-rows" });
  });

  test("a state that only one has", () => {
    const added = before.map((result) => ({
      ...result,
      states: [...result.states, { name: "Keep", status: "succeeded", durationMs: 5, attempts: 1 } as const],
    }));
    const comparison = compareReports({ name: "a", rows: before }, { name: "b", rows: added });
    expect(comparison.latencies.find(({ state }) => state === "Keep")).toMatchObject({ verdict: "only-in-one" });
  });
});
