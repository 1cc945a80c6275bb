import { isDeepStrictEqual } from "node:util";
import { findResource, listResources, saveResource, type StackResource } from "../stacks/stack-resource.ts";
import type { DependencyGraph } from "../template/dependency-graph.ts";
import { handlerOf, reportFailure } from "./create-resource.ts";
import type { StackRun } from "./stack-run.ts";
import { walkGraph } from "./walk-graph.ts";

/** Brings resources back to what they were before an update that failed: `UPDATE_ROLLBACK_IN_PROGRESS`. */
export async function runUpdateRollback(run: StackRun): Promise<void> {
  const store = run.host.store;
  const stack = run.stack();
  const rows = listResources(store, stack.id);
  const touched = rows.filter((row) => row.before !== undefined && row.before !== null);
  const failed: string[] = [];
  await walkGraph(graphBefore(touched), {
    halted: run.interrupted,
    async work(logicalId) {
      const row = findResource(store, stack.id, logicalId);
      const restored = row === undefined || (await restoreResource(run, row));
      if (!restored) failed.push(logicalId);
      return restored;
    },
  });
  if (run.interrupted()) return;
  if (failed.length > 0) {
    run.finish("UPDATE_ROLLBACK_FAILED", `The following resource(s) failed to update: [${failed.join(", ")}]. `);
    return;
  }
  store.write(() => {
    for (const row of listResources(store, stack.id)) {
      if (row.before === null) saveResource(store, stack.id, { ...row, before: undefined, obsolete: true });
    }
    const restored = stack.previous ?? {};
    run.finish("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", undefined, { ...restored, previous: undefined });
  });
}

function graphBefore(rows: readonly StackResource[]): DependencyGraph {
  const names = new Set(rows.map((row) => row.logicalId));
  return new Map(
    rows.map((row) => [row.logicalId, new Set((row.before?.needs ?? []).filter((needed) => names.has(needed)))]),
  );
}

async function restoreResource(run: StackRun, row: StackResource): Promise<boolean> {
  const { before, physical } = row;
  if (!before?.physical) return true;
  const old = before.physical;
  const restored: StackResource = { ...before, status: "UPDATE_COMPLETE", statusReason: undefined };
  const replaced = physical !== undefined && physical.physicalId !== old.physicalId;
  const changed = row.status.endsWith("_FAILED") || !isDeepStrictEqual(physical?.properties, old.properties);
  if (!replaced && !changed && row.status !== "UPDATE_IN_PROGRESS") {
    saveResource(run.host.store, run.stack().id, before);
    return true;
  }
  try {
    // The record names both resources until the old one is what counts again.
    run.announce({
      logicalId: row.logicalId,
      physicalId: old.physicalId,
      type: row.type,
      status: "UPDATE_IN_PROGRESS",
      properties: old.properties,
    });
    if (replaced) {
      run.report({ ...restored, leftovers: [...before.leftovers, physical] }, old.properties);
      return true;
    }
    const from = row.attempted ?? physical?.properties ?? {};
    const attributes = isDeepStrictEqual(from, old.properties)
      ? old.attributes
      : await handlerOf(row.type).update(run.request(row.logicalId, old), from);
    run.report({ ...restored, physical: { ...old, attributes } }, old.properties);
    return true;
  } catch (error) {
    reportFailure({ run }, error, row, "UPDATE_FAILED");
    return false;
  }
}
