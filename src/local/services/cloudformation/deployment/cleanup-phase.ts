import type { ResourceStatus } from "@aws-sdk/client-cloudformation";
import {
  findResource,
  listResources,
  forgetResource,
  saveResource,
  type PhysicalResource,
  type StackResource,
} from "../stacks/stack-resource.ts";
import { describeFailure } from "./failure-reason.ts";
import { keepResource, removePhysical, removeResource, walkBackwards } from "./remove-resources.ts";
import type { StackRun } from "./stack-run.ts";

/**
 * Deletes what an update or its rollback has left behind. A resource that cannot be deleted is reported and stays, as
 * on AWS: the update is still complete.
 */
export async function runCleanup(
  run: StackRun,
  options: { complete: "UPDATE_COMPLETE" | "UPDATE_ROLLBACK_COMPLETE" },
): Promise<void> {
  const { id } = run.stack();
  const store = run.host.store;
  const rows = listResources(store, id);
  // What a rollback removes was made by this very update.
  const isKept = (row: StackResource): boolean =>
    row.deletionPolicy === "Retain" ||
    (row.deletionPolicy === "RetainExceptOnCreate" && options.complete === "UPDATE_COMPLETE");
  await walkBackwards(run, rows, async (row) => {
    for (const physical of row.leftovers) await removeLeftover(run, row, physical);
    if (row.obsolete && isKept(row)) keepResource(run, row);
    else if (row.obsolete) await removeResource(run, row);
    return true;
  });
  if (run.interrupted()) return;
  store.write(() => {
    for (const row of rows) if (row.obsolete) forgetResource(store, id, row.logicalId);
    run.finish(options.complete);
  });
}

async function removeLeftover(run: StackRun, row: StackResource, physical: PhysicalResource): Promise<void> {
  const { logicalId, type } = row;
  const notify = (status: ResourceStatus, reason?: string): void =>
    run.announce({ logicalId, physicalId: physical.physicalId, type, status, reason });
  try {
    if (row.updateReplacePolicy === "Delete") {
      notify("DELETE_IN_PROGRESS");
      await removePhysical(run, row, physical);
      notify("DELETE_COMPLETE");
    } else notify("DELETE_SKIPPED");
  } catch (error) {
    if (run.closing()) return;
    notify("DELETE_FAILED", describeFailure(error, type) ?? "Internal Failure");
  }
  const { id } = run.stack();
  const now = findResource(run.host.store, id, logicalId);
  if (!now) return;
  const leftovers = now.leftovers.filter((each) => each.physicalId !== physical.physicalId);
  saveResource(run.host.store, id, { ...now, leftovers });
}
