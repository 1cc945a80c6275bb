import { UserError } from "../../../user-error.ts";
import { lockBatch } from "./batch-lock.ts";
import { batchFolder, listBatches, removeBatchFolder, type BatchRecord } from "./batch.ts";

const dayMs = 24 * 3600 * 1000;

/**
 * Deletes finished batches of a folder: all but the newest `keep`, or those begun more than `olderThanDays` ago; with
 * both, those that fall under both. Unfinished batches stay, since `--resume` needs them, and so do those in use.
 *
 * @returns the names of the deleted batches, newest first
 * @throws UserError (exit code 2) when neither is given
 */
export async function pruneBatches(
  workingFolder: string,
  options: { keep?: number | undefined; olderThanDays?: number | undefined; dryRun: boolean; now: Date },
): Promise<string[]> {
  const { keep, olderThanDays, now } = options;
  if (keep === undefined && olderThanDays === undefined) throw new UserError({ code: "nothing-to-prune" });
  const before =
    olderThanDays === undefined ? undefined : new Date(now.getTime() - olderThanDays * dayMs).toISOString();
  const batches = (await listBatches(workingFolder)).batches
    .slice(keep ?? 0)
    .filter(({ finished, startedAt }) => finished && (before === undefined || startedAt < before));
  const pruned: string[] = [];
  for (const batch of batches) if (options.dryRun || (await remove(workingFolder, batch))) pruned.push(batch.batch);
  return pruned;
}

/** Whether a batch was deleted; one that another process reports again is left alone. */
async function remove(workingFolder: string, { batch }: BatchRecord): Promise<boolean> {
  const folder = batchFolder(workingFolder, batch);
  try {
    await removeBatchFolder({ folder, release: lockBatch(folder.lock, batch) });
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === "batch-in-use") return false;
    throw error;
  }
}
