import type { SQLOutputValue } from "node:sqlite";

/** A row as SQLite returns it. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A TEXT column that is never null. */
export function text(row: Row, column: string): string {
  return String(row[column]);
}

/** A TEXT column; undefined where it is null. */
export function optionalText(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === "string" ? value : undefined;
}

/** An INTEGER column that is never null. */
export function integer(row: Row, column: string): number {
  return Number(row[column]);
}

/** An INTEGER column; undefined where it is null. */
export function optionalInteger(row: Row, column: string): number | undefined {
  const value = row[column];
  return typeof value === "number" ? value : undefined;
}
