import { dispatch } from "../engine/dispatch.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { ChildInput } from "./child-inputs.ts";
import { childNames } from "./child-names.ts";
import { finishMapRun } from "./map-run-records.ts";
import { s3CallAs } from "./s3-call.ts";
import { openTally } from "./tally.ts";
import { writeResults } from "./results/write-results.ts";

/**
 * Ends map runs whose execution no longer waits for them: it was stopped, and the service was killed before the map run
 * had ended too. The items that the map run had not read are unknown by then, so the results name nothing as pending.
 */
export async function abortLeftovers(context: EngineContext): Promise<void> {
  for (const mapRun of context.records.mapRuns.unfinished()) {
    if (context.mapRuns.has(mapRun.arn) || !context.isOpen()) continue;
    await abortChildren(context, mapRun);
    const tally = openTally(context.records.executions.countChildren(mapRun.id));
    try {
      if (await writeWhatThereIs(context, mapRun)) tally.noteWritten();
    } catch (error) {
      context.host.log(
        `states: no results of ${mapRun.arn}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    await finishMapRun(context, mapRun, { outcome: { status: "ABORTED" }, counts: tally.counts() });
  }
}

async function abortChildren(context: EngineContext, { id }: MapRunRecord): Promise<void> {
  const { executions, store } = context.records;
  for (const { status, children } of executions.countChildren(id)) {
    if (status !== "RUNNING") continue;
    for (const child of executions.children(id, { status, after: -1, limit: children })) {
      const run = context.running.get(child.id);
      if (run) await dispatch(context, run, { kind: "abort", at: run.clock.now() });
    }
  }
  await store.committed();
}

async function writeWhatThereIs(context: EngineContext, mapRun: MapRunRecord): Promise<boolean> {
  const { executions, machines } = context.records;
  const parent = executions.get(mapRun.execution);
  const machine = parent && machines.get(parent.machine);
  if (!machine || mapRun.writer.request === undefined) return false;
  const { roleArn } = context.loadRevision(mapRun.revision).record;
  const s3 = s3CallAs(context.host.roleCaller(roleArn, parent.name, machine.region), context.host);
  const names = childNames(machine, mapRun);
  await writeResults({ s3, executions, mapRun, names, pending: nothing() });
  return true;
}

async function* nothing(): AsyncGenerator<ChildInput> {}
