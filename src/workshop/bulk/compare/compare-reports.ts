import { createLatencies, type LatencySummary } from "../reporting/latency.ts";
import type { RowResult } from "../rows/row-result.ts";
import {
  countOutcomes,
  findChanges,
  type ChangedRow,
  type ComparedOutcome,
  type OutcomeChange,
} from "./outcome-changes.ts";
import { testChanges, testRanks } from "./rank-test.ts";
import type { ReportRows } from "./read-rows-of.ts";

/** How the time of the whole, or of one state, changed. */
export interface LatencyChange {
  readonly state: string | undefined;
  readonly before: LatencySummary;
  readonly after: LatencySummary;
  /** Of the medians: 0.25 is a quarter longer. */
  readonly change: number | undefined;
  /** How likely such a difference is by chance. */
  readonly chance: number | undefined;
  readonly verdict: "slower" | "faster" | "no-clear-difference" | "too-few-rows" | "only-in-one";
}

/** The differences of two reports. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  /** Rows that stand in both, by user, key and repetition. */
  readonly matched: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly outcomes: readonly ComparedOutcome[];
  /** The most frequent change first. */
  readonly changes: readonly OutcomeChange[];
  /** In the order of `changes`. */
  readonly changed: readonly ChangedRow[];
  /** Rows that were not as expected and now are, and the other way round. */
  readonly mended: number;
  readonly broken: number;
  /** How likely so uneven a change is by chance. */
  readonly chance: number;
  readonly latencies: readonly LatencyChange[];
}

/** A difference counts as clear when chance brings it less often than once in a hundred comparisons. */
const clear = 0.01;
/** And when it is large enough to matter. */
const leastChange = 0.05;

/** Compares two reports: the rows that stand in both by their outcomes, and all by their times. */
export function compareReports(before: ReportRows, after: ReportRows): Comparison {
  const later = new Map(keyed(after.rows));
  const pairs = keyed(before.rows).flatMap(([key, row]) => {
    const other = later.get(key);
    return other ? [[row, other] as const] : [];
  });
  const mended = pairs.filter(([one, other]) => !one.asExpected && other.asExpected).length;
  const broken = pairs.filter(([one, other]) => one.asExpected && !other.asExpected).length;
  return {
    before: before.name,
    after: after.name,
    matched: pairs.length,
    onlyBefore: before.rows.length - pairs.length,
    onlyAfter: after.rows.length - pairs.length,
    outcomes: countOutcomes(before.rows, after.rows),
    ...findChanges(pairs),
    mended,
    broken,
    chance: testChanges(mended, broken),
    latencies: compareLatencies(before.rows, after.rows),
  };
}

/** A user and key that stand in several rows, such as for several stages, are matched in their order. */
function keyed(rows: readonly RowResult[]): [string, RowResult][] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = `${row.user}\0${row.key}\0${row.repeat}`;
    const occurrence = (seen.get(name) ?? 0) + 1;
    seen.set(name, occurrence);
    return [`${name}\0${occurrence}`, row];
  });
}

function compareLatencies(before: readonly RowResult[], after: readonly RowResult[]): LatencyChange[] {
  const [one, other] = [durationsByState(before), durationsByState(after)];
  const states = [...new Set([...other.keys(), ...one.keys()])];
  return states.map((state) => compareDurations(state, one.get(state) ?? [], other.get(state) ?? []));
}

/** The whole execution stands under undefined, and first. */
function durationsByState(rows: readonly RowResult[]): Map<string | undefined, number[]> {
  const durations = new Map<string | undefined, number[]>([[undefined, []]]);
  for (const row of rows) {
    if (row.durationMs !== undefined) durations.get(undefined)?.push(row.durationMs);
    for (const { name, durationMs } of row.states) {
      const list = durations.get(name);
      if (list) list.push(durationMs);
      else durations.set(name, [durationMs]);
    }
  }
  return durations;
}

function compareDurations(state: string | undefined, one: readonly number[], other: readonly number[]): LatencyChange {
  const [before, after] = [summaryOf(one), summaryOf(other)];
  const change = before.p50 === 0 || one.length === 0 || other.length === 0 ? undefined : after.p50 / before.p50 - 1;
  const chance = testRanks(one, other);
  return { state, before, after, change, chance, verdict: judge({ before, after, change, chance }) };
}

function judge({ before, after, change, chance }: Omit<LatencyChange, "state" | "verdict">): LatencyChange["verdict"] {
  if (before.count === 0 || after.count === 0) return "only-in-one";
  if (chance === undefined) return "too-few-rows";
  const isLarge = Math.abs(after.p50 - before.p50) >= 1 && (change === undefined || Math.abs(change) >= leastChange);
  if (chance >= clear || !isLarge) return "no-clear-difference";
  return after.p50 > before.p50 ? "slower" : "faster";
}

function summaryOf(durations: readonly number[]): LatencySummary {
  const latencies = createLatencies();
  for (const duration of durations) latencies.add(duration);
  return latencies.summary();
}
