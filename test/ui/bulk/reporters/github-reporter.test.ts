import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadWords } from "../../../../src/text/words.ts";
import { createGithubReporter, drawSummary } from "../../../../src/ui/bulk/reporters/github-reporter.ts";
import { escapeMarkdown } from "../../../../src/ui/bulk/markdown.ts";
import { eventsOf, reportOf, row, sampleRows } from "../support/sample-batch.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wildrydes-github-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const words = await loadWords("en", ["screen-bulk"]);

async function run(rows = sampleRows): Promise<{ annotations: string; summary: string }> {
  const [file, summary] = [join(folder, "annotations"), join(folder, "summary.md")];
  writeFileSync(summary, "before\n");
  const reporter = createGithubReporter("github", file, { words, summary });
  for (const event of eventsOf(rows)) await reporter.notify(event);
  return { annotations: readFileSync(file, "utf8"), summary: readFileSync(summary, "utf8") };
}

test("each unexpected row is an annotation at its line; the summary is appended", async () => {
  const { annotations, summary } = await run();
  expect(annotations).toBe(
    '::error file=riders.csv,line=4,title==user%2C a "b"%2C <c>&.jpg::Expected accepted, was failed: Boom: it said "no" (execution sample-3)\n',
  );
  expect(summary).toBe(
    [
      "before",
      "## Bulk run sample",
      "",
      "❌ **1 of 4 rows not as expected, 1 without an outcome**",
      "",
      "4 rows of riders.csv; p50 200 ms, max 300 ms",
      "",
      "| Outcome | Reason | Rows | Not as expected |",
      "| --- | --- | --: | --: |",
      "| accepted |  | 1 |  |",
      "| refused | 2 faces | 1 |  |",
      '| failed | Boom: it said "no" | 1 | 1 |',
      "",
      "| Row | User | Photo | Expected | Outcome |",
      "| --- | --- | --- | --- | --- |",
      '| line 4 | =user | a "b", &lt;c>&amp;.jpg | accepted | failed: Boom: it said "no" |',
      "",
    ].join("\n"),
  );
});

test("ten annotations are written, and the others counted", async () => {
  const rows = Array.from({ length: 13 }, (_, index) => row(index + 1, { asExpected: false, place: "a photo.jpg" }));
  const lines = (await run(rows)).annotations.trimEnd().split("\n");
  expect(lines).toHaveLength(11);
  expect(lines[0]).toMatch(/^::error title=user_1%2C 1\.jpg::/);
  expect(lines[10]).toBe("::notice::and 3 more");
});

test("a batch without surprises has no annotation", async () => {
  const rows = [1, 2, 3, 4].map((number) => row(number));
  expect((await run(rows)).annotations).toBe("");
  expect(drawSummary(reportOf(rows), words)).toContain("✅ **All 4 rows ended as expected**");
});

test("a cell of Markdown is on one line and never markup", () => {
  expect(escapeMarkdown("a|b\n*c* <img> [d](e) `f`")).toBe(String.raw`a\|b \*c\* &lt;img> \[d\](e) \`f\``);
});
