import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import type { ChildCount } from "../records/child-records.ts";
import type { Counts, MapRunCounts } from "../records/map-runs.ts";

const none: Required<Counts> = {
  pending: 0,
  pendingRedrive: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  timedOut: 0,
  aborted: 0,
  total: 0,
  resultsWritten: 0,
};

export const noCounts: MapRunCounts = { executions: none, items: none };

/** Counts child executions and their items as they start and end. */
export interface Tally {
  /** Says how many there will be in all. Of child executions that is not always known before. */
  expect(total: { items: number; children: number | undefined }): void;
  begin(items: number): void;
  /** Begins a child again that did not succeed before. */
  redrive(items: number): void;
  /** @param status undefined when it was given up before it had begun */
  end(items: number, status: ExecutionStatus | undefined): void;
  /** All that ended is now in the results. */
  noteWritten(): void;
  /** Items of children that failed or took too long. */
  failedItems(): number;
  counts(): MapRunCounts;
}

const endings = { SUCCEEDED: "succeeded", FAILED: "failed", TIMED_OUT: "timedOut", ABORTED: "aborted" } as const;

/** @param stored children that ended before; those that run or are to be redriven are begun where they are found */
export function openTally(stored: readonly ChildCount[]): Tally {
  const executions = { ...none };
  const items = { ...none };
  const expected: { items: number; children: number | undefined } = { items: 0, children: undefined };
  const both = (of: number): (readonly [typeof items, number])[] => [
    [executions, 1],
    [items, of],
  ];

  function note(status: ExecutionStatus | undefined, counts: typeof items, by: number): void {
    if (status === "PENDING_REDRIVE") counts.pendingRedrive += by;
    if (status === undefined || status === "RUNNING" || status === "PENDING_REDRIVE") return;
    counts[endings[status]] += by;
    counts.total += by;
  }

  for (const { status, ...count } of stored) {
    note(status, executions, count.children);
    note(status, items, count.items);
  }
  return {
    expect: (total) => void Object.assign(expected, total),
    begin(of) {
      for (const [counts, by] of both(of)) counts.running += by;
    },
    redrive(of) {
      for (const [counts, by] of both(of)) {
        counts.pendingRedrive -= by;
        counts.running += by;
      }
    },
    end(of, status) {
      for (const [counts, by] of both(of)) {
        counts.running -= by;
        note(status, counts, by);
      }
    },
    noteWritten() {
      for (const counts of [executions, items]) counts.resultsWritten = counts.total;
    },
    failedItems: () => items.failed + items.timedOut,
    counts: () => ({ executions: inAll(executions, expected.children), items: inAll(items, expected.items) }),
  };
}

function inAll(counts: Required<Counts>, expected: number | undefined): Counts {
  const begun = counts.total + counts.running + counts.pendingRedrive;
  const total = Math.max(expected ?? 0, begun);
  return { ...counts, total, pending: total - begun };
}
