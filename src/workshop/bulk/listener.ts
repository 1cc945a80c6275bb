import type { BatchFacts, BulkProgress, BulkReport, RowResult } from "./reporting/report.ts";

/** The reports of a batch while it runs. */
export type BulkEvent =
  | { readonly type: "batch-begins"; readonly facts: BatchFacts }
  /** `earlier` rows ended in a run before this one. */
  | { readonly type: "row-ended"; readonly result: RowResult; readonly earlier: boolean }
  /** Some times a second; the report so far is made when it is asked for. */
  | { readonly type: "progress"; readonly progress: BulkProgress; readonly report: () => BulkReport }
  | {
      readonly type: "batch-ends";
      readonly report: BulkReport;
      /** A row's photo, small, as a data URI; undefined where there is none. */
      readonly thumbnailOf: (result: RowResult) => Promise<string | undefined>;
    };

/** Who listens to a batch. What is returned is waited for, so that a slow disk slows the batch and fills no memory. */
export interface BulkListener {
  notify(event: BulkEvent): Promise<void> | undefined;
}
