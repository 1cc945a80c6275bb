import type { EngineContext } from "../engine/engine-context.ts";
import type { Run, RunMap } from "../engine/run.ts";
import type { MapRunCounts, MapRunOutcome, MapRunRecord } from "../records/map-runs.ts";
import { noCounts } from "./tally.ts";

/** Stores a map run with the step of the execution that asked for it, or that it is redriven; inside `store.write`. */
export function storeMapRun(
  { records, host }: EngineContext,
  run: Run,
  execution: number,
  { plan, redrives }: RunMap,
): void {
  const earlier = redrives > 0 ? records.mapRuns.find(plan.mapRunArn) : undefined;
  if (earlier) {
    records.mapRuns.redrive(earlier.id, { redrives, at: host.now() });
    // Express children have no history to continue from: they are started once more.
    if (earlier.type === "EXPRESS") records.executions.removeUnsuccessfulChildren(earlier.id);
    return;
  }
  const { toleratedCount = 0, toleratedPercentage = 0 } = plan.tolerance;
  records.mapRuns.insert({
    arn: plan.mapRunArn,
    execution,
    revision: run.revision.record.id,
    state: plan.stateName,
    label: plan.label,
    type: plan.executionType,
    started: host.now(),
    maxConcurrency: plan.maxConcurrency,
    toleratedCount,
    toleratedPercentage,
    counts: noCounts,
    writer: plan.writer,
  });
}

/** Keeps how a map run ended; resolves when that is on disk. */
export function finishMapRun(
  context: EngineContext,
  mapRun: MapRunRecord,
  ending: { outcome: MapRunOutcome; counts: MapRunCounts },
): Promise<void> {
  const stopped = Math.max(mapRun.started, context.host.now());
  return writeWhenSpaceIsFree(context, () => context.records.mapRuns.finish(mapRun.id, { ...ending, stopped }));
}

/** How long to wait when the store accepts no writes. */
const pause = 1000;

/** Writes a change, however long the disk is full; resolves when it is on disk or the service ends. */
export async function writeWhenSpaceIsFree(context: EngineContext, change: () => void): Promise<void> {
  const { store } = context.records;
  while (context.isOpen()) {
    try {
      store.write(change);
      await store.committed();
      return;
    } catch {
      await new Promise<void>((resolve) => void context.timers.set(context.host.now() + pause, resolve));
    }
  }
}
