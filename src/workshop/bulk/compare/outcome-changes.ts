import { sharedReason } from "../reporting/reason-group.ts";
import type { RowOutcome, RowResult } from "../rows/row-result.ts";

/** A row that ended in another way. */
export interface ChangedRow {
  readonly place: string;
  readonly repeat: number;
  readonly user: string;
  readonly key: string;
  readonly before: RowOutcome;
  readonly after: RowOutcome;
}

/** Rows that changed from one outcome to the same other one. */
export interface OutcomeChange {
  readonly before: RowOutcome;
  readonly after: RowOutcome;
  readonly rows: number;
}

/** How many rows of each report have an outcome. */
export type ComparedOutcome = RowOutcome & {
  /** Kind and reason in English. */
  readonly outcome: string;
  readonly before: number;
  readonly after: number;
};

/**
 * The rows whose outcome changed, by the outcomes before and after; the most frequent change first. Reasons that differ
 * only in names of their rows are equal.
 */
export function findChanges(pairs: readonly (readonly [RowResult, RowResult])[]): {
  changes: OutcomeChange[];
  changed: ChangedRow[];
} {
  const differing = pairs.filter(([one, other]) => groupOf(one) !== groupOf(other));
  const groups = [...Map.groupBy(differing, (rows) => rows.map(groupOf).join("\0")).values()];
  groups.sort((one, other) => other.length - one.length);
  return {
    changes: groups.map((rows) => ({
      before: commonOutcome(rows.map(([one]) => one)),
      after: commonOutcome(rows.map(([, other]) => other)),
      rows: rows.length,
    })),
    changed: groups.flat().map(([{ place, repeat, user, key, outcome }, other]) => ({
      place,
      repeat,
      user,
      key,
      before: outcome,
      after: other.outcome,
    })),
  };
}

/** Counts the outcomes of both reports. */
export function countOutcomes(before: readonly RowResult[], after: readonly RowResult[]): ComparedOutcome[] {
  const sides = [Map.groupBy(before, groupOf), Map.groupBy(after, groupOf)] as const;
  return [...new Set(sides.flatMap((groups) => [...groups.keys()]))].sort().map((group) => {
    const [one, other] = sides.map((groups) => groups.get(group) ?? []);
    const outcome = commonOutcome([...(one ?? []), ...(other ?? [])]);
    const { kind, reason, reasonCode } = outcome;
    return {
      outcome: describe(outcome),
      kind,
      reason,
      reasonCode,
      before: one?.length ?? 0,
      after: other?.length ?? 0,
    };
  });
}

function groupOf(row: RowResult): string {
  return describe({ kind: row.outcome.kind, reason: sharedReason(row) });
}

function describe({ kind, reason }: RowOutcome): string {
  return reason === undefined ? kind : `${kind}: ${reason}`;
}

/** The outcome of the rows of a group. Where their reasons differ, it has what the reasons share. */
function commonOutcome(rows: readonly RowResult[]): RowOutcome {
  const [first] = rows;
  if (first === undefined) return { kind: "unfinished" };
  const { outcome } = first;
  const isSame = rows.every((row) => row.outcome.reason === outcome.reason);
  return isSame ? outcome : { ...outcome, reason: sharedReason(first), reasonCode: undefined };
}
