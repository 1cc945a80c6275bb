import type { BatchRun } from "../batch-run.ts";
import { noticeFaces } from "../../photos/notice-faces.ts";
import { executionName } from "../rows/execution-name.ts";
import { readRows } from "../manifest/read-rows.ts";
import type { BulkRow } from "../rows/row.ts";
import { unfinishedResult } from "../rows/row-result.ts";
import { createSlots } from "../calls/slots.ts";
import { createUploader, uploadProblem } from "../rows/upload-photos.ts";

const atOnce = 8;

/**
 * Uploads the photos of all rows that have not ended, before any of them is handed out.
 *
 * @returns the numbers of the rows whose photos could not be uploaded; they are reported as unfinished
 */
export async function uploadAll(run: BatchRun, bucket: string): Promise<ReadonlySet<number>> {
  const { record, manifest, machines } = run.prepared;
  await noticeFaces(run.environment);
  const session = run.environment.session.withoutRetries();
  const uploader = createUploader({ session, bucket, headLimiter: run.limiters.head, putLimiter: run.limiters.put });
  const slots = createSlots(atOnce);
  const failed = new Set<number>();
  const upload = async (row: BulkRow): Promise<void> => {
    try {
      await uploader.upload(row);
    } catch (error) {
      const problem = uploadProblem(error);
      if (problem === undefined) return run.halt.stop({ kind: "error", error });
      failed.add(row.row);
      const execution = executionName(record.batch, row, 1);
      const started = { row, repeat: 1, machine: machines.of(row.stage).name, execution };
      await run.take(unfinishedResult(started, problem));
    }
  };
  for await (const rows of readRows(manifest, { limit: record.limit }))
    for (const row of rows) {
      if (run.halt.reason) break;
      if (run.isEnded(row, record.repeat)) continue;
      await slots.take();
      void upload(row).finally(() => slots.release());
    }
  await slots.allFree();
  return failed;
}
