import { importersOf } from "../stacks/exports.ts";
import { listResources, type StackResource } from "../stacks/stack-resource.ts";
import { removeResources } from "./remove-resources.ts";
import type { StackRun } from "./stack-run.ts";

const gone: ReadonlySet<string> = new Set(["DELETE_COMPLETE", "DELETE_SKIPPED"]);

/** Removes a stack's resources and then the stack: `DELETE_IN_PROGRESS` until complete or failed. */
export async function runDeletion(run: StackRun): Promise<void> {
  const { account, region, outputs, retain, force } = run.stack();
  for (const { exportName } of outputs) {
    const [importer] = exportName === undefined ? [] : importersOf(run.host.store, account, region, exportName);
    if (importer === undefined) continue;
    run.finish("DELETE_FAILED", `Delete canceled. Cannot delete export ${exportName} as it is in use by ${importer}.`);
    return;
  }
  const failed = await removeResources(run, presentResources(run), {
    keep: (row) => row.deletionPolicy.startsWith("Retain") || retain.includes(row.logicalId),
  });
  if (run.interrupted()) return;
  if (failed.length > 0 && !force) {
    run.finish("DELETE_FAILED", `The following resource(s) failed to delete: [${failed.join(", ")}]. `);
    return;
  }
  run.finish("DELETE_COMPLETE");
}

/** Removes what a failed creation made: `ROLLBACK_IN_PROGRESS` until complete or failed. */
export async function runRollback(run: StackRun): Promise<void> {
  const failed = await removeResources(run, presentResources(run), { keep: (row) => row.deletionPolicy === "Retain" });
  if (run.interrupted()) return;
  if (failed.length > 0) {
    run.finish("ROLLBACK_FAILED", `The following resource(s) failed to delete: [${failed.join(", ")}]. `);
    return;
  }
  run.finish("ROLLBACK_COMPLETE");
}

function presentResources(run: StackRun): StackResource[] {
  return listResources(run.host.store, run.stack().id).filter((row) => !gone.has(row.status));
}
