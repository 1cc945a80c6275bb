import type { BulkEvent } from "../../../../src/workshop/bulk/listener.ts";
import { createOutcomeCounter } from "../../../../src/workshop/bulk/reporting/outcome-count.ts";
import { makeReport, type BatchFacts, type BulkReport } from "../../../../src/workshop/bulk/reporting/report.ts";
import type { RowResult } from "../../../../src/workshop/bulk/rows/row-result.ts";

/** A machine with a catch and a parallel state, as small as it can be. */
export const definition = JSON.stringify({
  StartAt: "Look",
  States: {
    Look: { Type: "Task", Next: "Both", Catch: [{ ErrorEquals: ["States.ALL"], Next: "Tell" }] },
    Tell: { Type: "Pass", End: true },
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Index", States: { Index: { Type: "Task", End: true } } },
        { StartAt: "Shrink", States: { Shrink: { Type: "Task", End: true } } },
      ],
      Next: "Keep",
    },
    Keep: { Type: "Task", End: true },
  },
});

export const facts: BatchFacts = {
  batch: "sample",
  manifest: "riders.csv",
  rows: 4,
  concurrency: 2,
  target: { target: "local", account: "123456789012", region: "us-west-2" },
  startedAt: "2026-03-01T12:00:00.000Z",
  definitions: { Machine: definition },
};

/** A row that was accepted, changed by what a test is about. */
export function row(number: number, changes: Partial<RowResult> = {}): RowResult {
  return {
    row: number,
    repeat: 1,
    place: `line ${number + 1}`,
    user: `user_${number}`,
    key: `${number}.jpg`,
    machine: "Machine",
    execution: `sample-${number}`,
    outcome: { kind: "accepted" },
    asExpected: true,
    startedAt: "2026-03-01T12:00:00.000Z",
    durationMs: 100 * number,
    states: [{ name: "Look", status: "succeeded", durationMs: 10 * number, attempts: 1 }],
    ...changes,
  };
}

export const sampleRows: readonly RowResult[] = [
  row(1),
  row(2, { outcome: { kind: "refused", reason: "2 faces", error: "TooMany" }, expected: "refused" }),
  row(3, {
    user: "=user",
    key: 'a "b", <c>&.jpg',
    outcome: { kind: "failed", reason: 'Boom: it\nsaid "no"', error: "Boom" },
    expected: "accepted",
    asExpected: false,
    states: [{ name: "Look", status: "failed", durationMs: 30, attempts: 3 }],
  }),
];

export function reportOf(rows: readonly RowResult[], changes: Partial<BatchFacts> = {}): BulkReport {
  const counter = createOutcomeCounter();
  for (const result of rows) counter.add(result);
  return makeReport({
    facts: { ...facts, ...changes },
    counted: counter.counted(),
    resumed: 0,
    tookMs: 2000,
    calls: [
      { operation: "StartExecution", calls: 4, throttles: 1, retries: 0 },
      { operation: "GetExecutionHistory", calls: 3, throttles: 0, retries: 1 },
    ],
  });
}

/** The events of a batch with these rows. */
export function eventsOf(rows: readonly RowResult[], changes: Partial<BatchFacts> = {}): BulkEvent[] {
  return [
    { type: "batch-begins", facts: { ...facts, ...changes } },
    ...rows.map((result) => ({ type: "row-ended", result, earlier: false }) as const),
    { type: "batch-ends", report: reportOf(rows, changes), thumbnailOf: () => Promise.resolve(undefined) },
  ];
}

/** A moment within a batch. */
export function progressEvent(rows: readonly RowResult[]): BulkEvent {
  return {
    type: "progress",
    report: () => reportOf(rows),
    progress: {
      rows: 2000,
      ended: 1204,
      running: 10,
      accepted: 1100,
      succeeded: 0,
      refused: 90,
      failed: 14,
      unexpected: 3,
      rate: 71.26,
      remainingMs: 11_170,
      throttles: 12,
      retries: 0,
      stopping: false,
    },
  };
}
