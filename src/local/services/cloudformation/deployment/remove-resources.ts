import { findHandler } from "../resources/registry.ts";
import { saveResource, type PhysicalResource, type StackResource } from "../stacks/stack-resource.ts";
import { reverseGraph, type DependencyGraph } from "../template/dependency-graph.ts";
import { reportFailure } from "./create-resource.ts";
import type { StackRun } from "./stack-run.ts";
import { walkGraph } from "./walk-graph.ts";

/**
 * Removes resources, those first that others do not need. A failure keeps what the resource needs, nothing else.
 *
 * @param options.keep whether a resource stays where it is and only leaves the stack
 * @returns logical ids of resources that could not be removed
 */
export async function removeResources(
  run: StackRun,
  rows: readonly StackResource[],
  options: { keep: (row: StackResource) => boolean },
): Promise<string[]> {
  const failed: string[] = [];
  await walkBackwards(run, rows, async (row) => {
    const removed = await (options.keep(row) ? keepResource(run, row) : removeResource(run, row));
    if (!removed) failed.push(row.logicalId);
    return removed;
  });
  return failed;
}

/** Works on resources in the order of removal: each after those that need it. */
export async function walkBackwards(
  run: StackRun,
  rows: readonly StackResource[],
  work: (row: StackResource) => Promise<boolean>,
): Promise<void> {
  const present = new Map(rows.map((row) => [row.logicalId, row]));
  const graph: DependencyGraph = new Map(
    rows.map((row) => [row.logicalId, new Set(row.needs.filter((needed) => present.has(needed)))]),
  );
  await walkGraph(reverseGraph(graph), {
    halted: run.interrupted,
    async work(logicalId) {
      const row = present.get(logicalId);
      return row !== undefined && (await work(row));
    },
  });
}

/** Leaves a resource where it is. */
export function keepResource(run: StackRun, row: StackResource): true {
  if (row.physical) run.report({ ...row, status: "DELETE_SKIPPED", statusReason: undefined });
  else saveResource(run.host.store, run.stack().id, { ...row, status: "DELETE_SKIPPED" });
  return true;
}

/** Removes a resource with everything it has, and returns whether that succeeded. */
export async function removeResource(run: StackRun, row: StackResource): Promise<boolean> {
  const physicals = physicalsOf(row);
  const begun: StackResource = { ...row, status: "DELETE_IN_PROGRESS", statusReason: undefined };
  try {
    if (physicals.length > 0 && row.status !== "DELETE_IN_PROGRESS") run.report(begun, row.physical?.properties);
    for (const physical of physicals) await removePhysical(run, row, physical);
    if (run.closing()) return false;
    run.report({ ...begun, status: "DELETE_COMPLETE", before: undefined, leftovers: [] }, row.physical?.properties);
    return true;
  } catch (error) {
    reportFailure({ run }, error, row, "DELETE_FAILED");
    return false;
  }
}

/** Removes one physical resource of a record. @throws AwsError of the service */
export async function removePhysical(run: StackRun, row: StackResource, physical: PhysicalResource): Promise<void> {
  await findHandler(row.type)?.remove(run.request(row.logicalId, physical));
}

/** All that is there of a resource: a replacement in the middle leaves two. */
function physicalsOf(row: StackResource): PhysicalResource[] {
  const all = [row.physical, row.before?.physical, ...row.leftovers].filter((physical) => physical !== undefined);
  return [...new Map(all.map((physical) => [physical.physicalId, physical])).values()];
}
