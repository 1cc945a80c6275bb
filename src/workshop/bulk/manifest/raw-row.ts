import type { Problem } from "./mistakes.ts";

/** The names a manifest's columns or members may have. */
export const columnNames = ["userId", "key", "photo", "stage", "expect"] as const;

export type ColumnName = (typeof columnNames)[number];

/** A row as it was read, unchecked: values by column; empty ones count as absent. */
export interface RawRow {
  readonly place: string;
  readonly values: Readonly<Partial<Record<ColumnName, unknown>>>;
  /** The fault that kept it from being read at all. */
  readonly fault?: Problem | undefined;
}

/** A manifest that cannot be read any further: what follows has no meaning. */
export class UnreadableManifest extends Error {
  readonly place: string;
  readonly problem: Problem;

  constructor(place: string, problem: Problem) {
    super(problem.code);
    this.place = place;
    this.problem = problem;
  }
}

/** Names are compared as they are, capitals included. */
export function isColumnName(name: string): name is ColumnName {
  return columnNames.some((known) => known === name);
}
