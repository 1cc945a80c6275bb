import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawMetrics } from "../../../src/ui/results/metrics-text.ts";

const words = await loadWords("en", ["screen-metrics"]);
const minute = (at: number): Date => new Date(Date.UTC(2026, 0, 1, 12, at));
const metrics = {
  since: minute(0),
  until: minute(48),
  period: 60,
  machines: [
    {
      name: "RiderPhotoProcessing-4",
      gone: false,
      started: 12,
      succeeded: 11,
      failed: 0,
      aborted: 0,
      timedOut: 1,
      throttled: 0,
      executionTime: { count: 12, p50: 410, p90: 780, p99: 2100 },
      startedSeries: [
        { at: minute(2), value: 4 },
        { at: minute(47), value: 8 },
      ],
    },
  ],
  functions: [
    {
      name: "StartExecution",
      invocations: 3,
      errors: 2,
      throttles: 0,
      dropped: 1,
      concurrency: 1,
      duration: undefined,
    },
  ],
  lost: 1,
};

test.each([40, 80, 120])("at %d columns no name is broken, and everything is said", (columns) => {
  const text = drawMetrics(metrics, { columns, unicode: true, interactive: false }, { words, onAws: true });
  expect(text).toContain("RiderPhotoProcessing-4");
  expect(text).toContain("started  ▁▅▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█");
  expect(text).toContain("most: 8 in 2 min 00 s, at Jan 1, 2026");
  expect(text).toContain("→ 1 image never reached a state machine. To find them: ");
  expect(text).toContain("one to three minutes ago");
  expect(text).toMatch(
    columns < 110 ? /started 12 {2}succeeded 11 {2}timed out 1\n {2}p50 410 ms/ : / 12 +11 +0 +0 +1 +0 +410 ms/,
  );
});
