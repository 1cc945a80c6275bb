import type { Outcome } from "../../../states-language/index.ts";
import type { Counts, MapRunCounts } from "../records/map-runs.ts";

const none = { pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, total: 0 } satisfies Counts;

export const noCounts: MapRunCounts = { executions: none, items: none };

/** Counts child executions and their items as they start and end. */
export interface Tally {
  begin(items: number): void;
  end(items: number, status: Outcome["status"]): void;
  counts(): MapRunCounts;
}

const endings = { SUCCEEDED: "succeeded", FAILED: "failed", TIMED_OUT: "timedOut", ABORTED: "aborted" } as const;

export function openTally(): Tally {
  const executions = { ...none };
  const all = { ...none };
  return {
    begin(items) {
      for (const [counts, by] of [
        [executions, 1],
        [all, items],
      ] as const) {
        counts.running += by;
        counts.total += by;
      }
    },
    end(items, status) {
      for (const [counts, by] of [
        [executions, 1],
        [all, items],
      ] as const) {
        counts.running -= by;
        counts[endings[status]] += by;
      }
    },
    counts: () => ({ executions: { ...executions }, items: { ...all } }),
  };
}
