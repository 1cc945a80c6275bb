import type { BatchRun } from "../batch-run.ts";
import { countKinds, createProgressMeter } from "./progress.ts";
import type { BulkProgress } from "./report.ts";

/** The counts of rows on their way. */
type Underway = Pick<BulkProgress, "running" | "elsewhere">;

/** Reports a batch's progress some times a second. */
export interface Ticker {
  note(underway: Underway): void;
  stop(): void;
}

const tickMs = 200;

/** Reports every 200 ms until `stop` is called, which reports once more. */
export function startTicker(run: Pick<BatchRun, "listener" | "report" | "halt">): Ticker {
  const meter = createProgressMeter();
  let underway: Underway = { running: 0 };
  const notify = (): void => {
    const report = run.report();
    const { rows, unexpected, left, throttles, retries } = report;
    const elsewhere = underway.elsewhere === undefined ? 0 : underway.elsewhere.succeeded + underway.elsewhere.failed;
    const ended = Math.min(rows, report.ended + elsewhere);
    void run.listener.notify({
      type: "progress",
      report: () => report,
      progress: {
        rows,
        ended,
        unexpected,
        ...countKinds(report),
        ...meter.measure({ ended, left: Math.max(0, left - elsewhere), atMs: performance.now() }),
        ...underway,
        throttles,
        retries,
        stopping: run.halt.reason !== undefined,
      },
    });
  };
  const timer = setInterval(notify, tickMs);
  return {
    note(now) {
      underway = now;
    },
    stop() {
      clearInterval(timer);
      notify();
    },
  };
}
