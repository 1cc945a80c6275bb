import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawMetrics } from "../../../src/ui/results/metrics-text.ts";
import { sampleMetrics } from "./support/sample-metrics.ts";

const words = await loadWords("en", ["screen-metrics"]);
test.each([40, 80, 120])("at %d columns no name is broken, and everything is said", (columns) => {
  const text = drawMetrics(sampleMetrics, { columns, unicode: true, interactive: false }, { words, onAws: true });
  expect(text).toContain("RiderPhotoProcessing-4");
  expect(text).toContain("started  ▁▅▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁█");
  expect(text).toContain("most: 8 in 2 min 00 s, at Jan 1, 2026");
  expect(text).toContain("→ 1 image never reached a state machine. To find them: ");
  expect(text).toContain("one to three minutes ago");
  expect(text).toMatch(
    columns < 110 ? /started 12 {2}succeeded 11 {2}timed out 1\n {2}p50 410 ms/ : / 12 +11 +0 +0 +1 +0 +410 ms/,
  );
});
