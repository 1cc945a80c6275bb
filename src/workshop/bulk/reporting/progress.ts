import type { Counted } from "./outcome-count.ts";
import type { BulkProgress } from "./report.ts";

/** Reckons rate and remaining time from how many rows have ended when. */
interface ProgressMeter {
  measure(now: { ended: number; left: number; atMs: number }): Pick<BulkProgress, "rate" | "remainingMs">;
}

const windowMs = 5000;

/** The rate is that of the last seconds, so that it follows what happens. */
export function createProgressMeter(): ProgressMeter {
  const samples: { ended: number; atMs: number }[] = [];
  return {
    measure({ ended, left, atMs }) {
      samples.push({ ended, atMs });
      while (samples.length > 2 && (samples[1]?.atMs ?? atMs) < atMs - windowMs) samples.shift();
      const first = samples[0] ?? { ended, atMs };
      const lasted = atMs - first.atMs;
      const rate = lasted < 200 ? 0 : ((ended - first.ended) / lasted) * 1000;
      return { rate, remainingMs: rate > 0 ? (left / rate) * 1000 : undefined };
    },
  };
}

/** Rows by the kind of their outcome. */
export function countKinds(
  counted: Pick<Counted, "outcomes">,
): Pick<BulkProgress, "accepted" | "succeeded" | "refused" | "failed"> {
  const of = (kind: string): number =>
    counted.outcomes.reduce((sum, outcome) => (outcome.kind === kind ? sum + outcome.count : sum), 0);
  return { accepted: of("accepted"), succeeded: of("succeeded"), refused: of("refused"), failed: of("failed") };
}
