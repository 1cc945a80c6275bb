import { AwsError } from "../../../aws-error.ts";
import { getExport } from "../stacks/exports.ts";
import { listResources, saveResource, type StackResource } from "../stacks/stack-resource.ts";
import type { StackOutput } from "../stacks/stack.ts";
import { findDenial } from "../requests/stack-policy.ts";
import { findImports } from "./find-imports.ts";
import { finishOutputs } from "./finish-outputs.ts";
import { prepareStack } from "./prepare-stack.ts";
import type { StackRun } from "./stack-run.ts";
import { updateResource } from "./update-resource.ts";
import { walkGraph } from "./walk-graph.ts";

/** Updates a stack's resources to its new template: `UPDATE_IN_PROGRESS` until the clean-up or the rollback begins. */
export async function runUpdate(run: StackRun): Promise<void> {
  const stack = run.stack();
  try {
    const prepared = prepareStack(stack);
    const imports = findImports(prepared);
    for (const name of imports) getExport(run.host.store, stack.account, stack.region, name);
    const denied = findDeniedDeletions(run, prepared.resources);
    if (denied !== undefined) {
      failUpdate(run, denied);
      return;
    }
    const created: string[] = [];
    const updated: string[] = [];
    await walkGraph(prepared.graph, {
      halted: () => created.length + updated.length > 0 || run.interrupted(),
      async work(logicalId) {
        const resource = prepared.resources.get(logicalId);
        if (!resource) return false;
        const cancelled = (): boolean => created.length + updated.length > 0;
        const complete = await updateResource({ run, prepared, resource, cancelled });
        if (!complete) (isNew(run, logicalId) ? created : updated).push(logicalId);
        return complete;
      },
    });
    if (run.interrupted()) return;
    if (created.length + updated.length > 0) {
      failUpdate(run, describeFailed(created, updated));
      return;
    }
    commitUpdate(run, new Set(prepared.resources.keys()), {
      outputs: finishOutputs(run.host.store, stack, prepared),
      imports,
    });
  } catch (error) {
    if (!(error instanceof AwsError) || run.closing()) throw error;
    failUpdate(run, `${error.message} `);
  }
}

/** Resources that the new template lacks and the stack's policy keeps. */
function findDeniedDeletions(run: StackRun, wanted: ReadonlyMap<string, unknown>): string | undefined {
  const { id, policy, policyDuringUpdate } = run.stack();
  const denials = listResources(run.host.store, id)
    .filter((row) => !wanted.has(row.logicalId) && row.physical !== undefined && !row.status.startsWith("DELETE_"))
    .flatMap((row) => findDenial(policyDuringUpdate ?? policy, "Update:Delete", row) ?? []);
  return denials.length === 0 ? undefined : `${denials.join(" ")} `;
}

function isNew(run: StackRun, logicalId: string): boolean {
  const row = listResources(run.host.store, run.stack().id).find((each) => each.logicalId === logicalId);
  return row === undefined || row.before === null;
}

function describeFailed(created: readonly string[], updated: readonly string[]): string {
  return [
    created.length > 0 ? `The following resource(s) failed to create: [${created.join(", ")}]. ` : "",
    updated.length > 0 ? `The following resource(s) failed to update: [${updated.join(", ")}]. ` : "",
  ].join("");
}

function failUpdate(run: StackRun, reason: string): void {
  if (run.stack().onFailure === "DO_NOTHING") run.finish("UPDATE_FAILED", reason);
  else run.finish("UPDATE_ROLLBACK_IN_PROGRESS", reason);
}

/** The update holds from here on: what it left behind is marked for the clean-up. */
function commitUpdate(
  run: StackRun,
  wanted: ReadonlySet<string>,
  changes: { outputs: readonly StackOutput[]; imports: readonly string[] },
): void {
  const { id } = run.stack();
  const store = run.host.store;
  store.write(() => {
    for (const row of listResources(store, id)) {
      saveResource(store, id, wanted.has(row.logicalId) ? settleRow(row) : { ...row, obsolete: true });
    }
    run.finish("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", undefined, { ...changes, previous: undefined });
  });
}

function settleRow(row: StackResource): StackResource {
  const old = row.before?.physical;
  const replaced = old !== undefined && old.physicalId !== row.physical?.physicalId;
  return { ...row, before: undefined, leftovers: replaced ? [...row.leftovers, old] : row.leftovers };
}
