import { steadyNow } from "../../../../steady-clock.ts";
import { AwsError } from "../../../aws-error.ts";
import { getExport } from "../stacks/exports.ts";
import type { Stack } from "../stacks/stack.ts";
import { createResource } from "./create-resource.ts";
import { findImports } from "./find-imports.ts";
import { finishOutputs } from "./finish-outputs.ts";
import { prepareStack } from "./prepare-stack.ts";
import type { StackRun } from "./stack-run.ts";
import { walkGraph } from "./walk-graph.ts";

/** Creates all resources of a new stack: `CREATE_IN_PROGRESS` until complete or failed. */
export async function runCreation(run: StackRun): Promise<void> {
  const stack = run.stack();
  try {
    const prepared = prepareStack(stack);
    const imports = findImports(prepared);
    for (const name of imports) getExport(run.host.store, stack.account, stack.region, name);
    const failed: string[] = [];
    const age = Math.max(0, run.host.now() - stack.created);
    const resumed = steadyNow();
    const late = (): boolean =>
      stack.timeoutInMinutes !== undefined && age + steadyNow() - resumed > stack.timeoutInMinutes * 60_000;
    await walkGraph(prepared.graph, {
      halted: () => failed.length > 0 || late() || run.interrupted(),
      async work(logicalId) {
        const resource = prepared.resources.get(logicalId);
        if (!resource) return false;
        const cancelled = (): boolean => failed.length > 0;
        const complete = await createResource({ run, prepared, resource, cancelled }, { before: undefined });
        if (!complete) failed.push(logicalId);
        return complete;
      },
    });
    if (run.interrupted()) return;
    if (failed.length === 0 && late()) {
      failCreation(run, stack, "Stack creation time exceeded the specified timeout.");
      return;
    }
    if (failed.length > 0) {
      failCreation(run, stack, `The following resource(s) failed to create: [${failed.join(", ")}].`);
      return;
    }
    run.finish("CREATE_COMPLETE", undefined, { outputs: finishOutputs(run.host.store, stack, prepared), imports });
  } catch (error) {
    if (!(error instanceof AwsError) || run.closing()) throw error;
    failCreation(run, stack, error.message);
  }
}

function failCreation(run: StackRun, stack: Stack, reason: string): void {
  if (stack.onFailure === "DO_NOTHING") run.finish("CREATE_FAILED", `${reason} `);
  else if (stack.onFailure === "DELETE") run.finish("DELETE_IN_PROGRESS", `${reason} Delete requested by user.`);
  else run.finish("ROLLBACK_IN_PROGRESS", `${reason} Rollback requested by user.`);
}
