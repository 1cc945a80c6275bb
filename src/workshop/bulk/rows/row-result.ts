import type { AnyMessage } from "../../../text/entry.ts";
import { wordInReport } from "../../../text/report-words.ts";
import type { StateVisit } from "../../run/visit-tree.ts";
import type { BulkRow } from "./row.ts";
import { meetsExpectation, writeExpectation } from "./expectation.ts";

/** How a row ended. An unfinished one has no outcome: it was not started, or its execution is gone. */
export interface RowOutcome {
  readonly kind: "accepted" | "succeeded" | "refused" | "failed" | "unfinished";
  /** `wearing sunglasses`, `2 faces`; why it failed. */
  readonly reason?: string | undefined;
  /** The reason as code and values. */
  readonly reasonCode?: AnyMessage | undefined;
  /** The error behind it, by its name. */
  readonly error?: string | undefined;
}

/** The time of one visit of one state. */
interface StateTime {
  readonly name: string;
  readonly status: StateVisit["status"];
  /** Milliseconds. */
  readonly durationMs: number;
  readonly attempts: number;
}

/** The result of one row, or of one repetition of it: a line of the journal and of every report. */
export interface RowResult {
  readonly row: number;
  /** From 1. */
  readonly repeat: number;
  readonly place: string;
  readonly user: string;
  readonly key: string;
  readonly photo?: string | undefined;
  /** The machine's name. */
  readonly machine: string;
  /** The execution's name. */
  readonly execution: string;
  readonly outcome: RowOutcome;
  /** As the manifest writes it. */
  readonly expected?: string | undefined;
  readonly asExpected: boolean;
  /** ISO 8601. */
  readonly startedAt?: string | undefined;
  /** Milliseconds from the execution's first event to its last. */
  readonly durationMs?: number | undefined;
  readonly states: readonly StateTime[];
}

/** An outcome with its reason in both forms. */
export function outcomeOf(kind: RowOutcome["kind"], reason: AnyMessage | undefined, error?: string): RowOutcome {
  return { kind, reason: reason && wordInReport(reason), reasonCode: reason, error };
}

/** A row on its way. */
export interface StartedRow {
  readonly row: BulkRow;
  readonly repeat: number;
  readonly machine: string;
  readonly execution: string;
}

/** Joins a row and its outcome. */
export function resultOf(
  started: StartedRow,
  end: Pick<RowResult, "outcome" | "startedAt" | "durationMs" | "states">,
): RowResult {
  const { row, repeat, machine, execution } = started;
  return {
    row: row.row,
    repeat,
    place: row.place,
    user: row.user,
    key: row.key,
    photo: row.photo,
    machine,
    execution,
    outcome: end.outcome,
    expected: row.expect && writeExpectation(row.expect),
    asExpected: meetsExpectation(end.outcome, row.expect),
    startedAt: end.startedAt,
    durationMs: end.durationMs,
    states: end.states,
  };
}

/** A row without an outcome. */
export function unfinishedResult(started: StartedRow, reason: AnyMessage): RowResult {
  const end = {
    outcome: outcomeOf("unfinished", reason),
    startedAt: undefined,
    durationMs: undefined,
    states: [],
  } as const;
  return { ...resultOf(started, end), asExpected: false };
}
