import { digestRow, type BulkRow } from "./row.ts";

/**
 * The name of a row's execution, from batch and row alone: a second start of the same row, in this process or after
 * a crash, means the same execution, and Step Functions starts a name once. A row that was changed has another digest
 * and so another name. 80 characters at most, as batches have 32 and rows 11.
 */
export function executionName(batch: string, row: BulkRow, repeat: number): string {
  return `${batch}-${row.row}${repeat === 1 ? "" : `.${repeat}`}-${digestRow(row)}`;
}
