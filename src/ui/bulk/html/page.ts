import type { BatchFacts, BulkReport } from "../../../workshop/bulk/report.ts";

export function drawPage(content: {
  facts: BatchFacts;
  report: BulkReport;
  thumbnails: ReadonlyMap<string, string>;
}): string {
  return JSON.stringify(content.report);
}
