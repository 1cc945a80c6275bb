import type { MapRunPlan } from "../../../states-language/index.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import type { Run } from "../engine/run.ts";
import type { MapRunCounts, MapRunOutcome, MapRunRecord } from "../records/map-runs.ts";
import { noCounts } from "./tally.ts";

/** Stores a map run with the step of the execution that asked for it; inside `store.write`. */
export function storeMapRun({ records, host }: EngineContext, run: Run, execution: number, plan: MapRunPlan): void {
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

/** How long to wait when the store takes nothing. */
const pause = 1000;

/** Keeps how a map run ended; resolves when that is on disk, which on a full disk can take time. */
export async function finishMapRun(
  context: EngineContext,
  mapRun: MapRunRecord,
  ending: { outcome: MapRunOutcome; counts: MapRunCounts },
): Promise<void> {
  const { mapRuns, store } = context.records;
  while (context.isOpen()) {
    try {
      store.write(() => mapRuns.finish(mapRun.id, { ...ending, stopped: context.host.now() }));
      await store.committed();
      return;
    } catch {
      await new Promise<void>((resolve) => void context.timers.set(context.host.now() + pause, resolve));
    }
  }
}
