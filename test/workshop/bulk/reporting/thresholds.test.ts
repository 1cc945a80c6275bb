import { expect, test } from "vitest";
import { UserError } from "../../../../src/user-error.ts";
import { judgeThresholds, readThresholds } from "../../../../src/workshop/bulk/reporting/thresholds.ts";
import { reportOf, row, sampleRows } from "../../../ui/bulk/support/sample-batch.ts";

const report = reportOf(sampleRows);

test.each([
  ["p95>0.2s", "300 ms", true],
  ["p95>300ms", "300 ms", false],
  ["p95>=300ms", "300 ms", true],
  ["max > 1 min", "300 ms", false],
  ["mean<250ms", "200 ms", true],
  ["failed>0", "1 row", true],
  ["failed>25%", "25 %", false],
  ["failed>=25%", "25 %", true],
  ["refused<=1", "1 row", true],
  ["unexpected>1", "1 row", false],
  ["unfinished>0", "1 row", true],
  ["throughput<5", "1.5 rows/s", true],
])("%s: measured %s, exceeded: %s", (text, measured, broken) => {
  expect(judgeThresholds(readThresholds([text]), report)).toEqual([{ threshold: text, measured, broken }]);
});

test("a figure that was not measured breaks its threshold", () => {
  const none = reportOf([row(1, { durationMs: undefined })]);
  expect(judgeThresholds(readThresholds(["p95>2s"]), none)).toEqual([
    { threshold: "p95>2s", measured: "-", broken: true },
  ]);
});

test.each(["p95", "p95>", "p95>2", "p95=2s", "p97>2s", "failed>2s", "throughput>2%", "p95>-1s", "", "failed>100.5%"])(
  "%j is refused",
  (text) => {
    expect(() => readThresholds([text])).toThrow(UserError);
  },
);
