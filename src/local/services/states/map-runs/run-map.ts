import { exceedsTolerance, StatesError, type MapRunPlan } from "../../../states-language/index.ts";
import { give } from "../engine/advance.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import type { OpenMapRun, Run } from "../engine/run.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import { beginChild, type EndedChild, type RunningChild } from "./child-executions.ts";
import { childInputs } from "./child-inputs.ts";
import { deliverResults, writeResults } from "./results.ts";
import { s3CallFor } from "./s3-call.ts";
import { noCounts, openTally, type Tally } from "./tally.ts";

/** A map run on its way; UpdateMapRun changes its limits. */
export interface LiveMapRun {
  readonly tally: Tally;
  update(limits: { maxConcurrency: number; toleratedCount: number; toleratedPercentage: number }): void;
}

interface Limits {
  maxConcurrency: number;
  tolerance: MapRunPlan["tolerance"];
}

/** Children at once when the state names no limit. */
const mostChildren = 1000;

/** Runs the children of a distributed Map state and tells the execution what came of them. */
export async function beginMapRun(context: EngineContext, run: Run, open: OpenMapRun): Promise<void> {
  const { mapRun } = open;
  const tell = (
    result: { kind: "mapRunSucceeded"; output: string } | { kind: "mapRunFailed"; error?: string; cause?: string },
  ) => {
    if (run.mapRuns.get(mapRun) === open) void context.give(run, { ...result, mapRun, at: context.host.now() });
  };
  try {
    tell({ kind: "mapRunSucceeded", output: await runMap(context, run, open) });
  } catch (error) {
    if (error instanceof StatesError) {
      const { error: name, reason } = error;
      tell({
        kind: "mapRunFailed",
        ...(name !== undefined && { error: name }),
        ...(reason !== undefined && { cause: reason }),
      });
    } else
      tell({
        kind: "mapRunFailed",
        error: "States.Runtime",
        cause: error instanceof Error ? error.message : String(error),
      });
  }
}

async function runMap(context: EngineContext, parent: Run, { plan, controller }: OpenMapRun): Promise<string> {
  const { signal } = controller;
  const record = storeMapRun(context, parent, plan);
  const tally = openTally();
  const limits: Limits = { maxConcurrency: plan.maxConcurrency, tolerance: plan.tolerance };
  const children = createCrew({ context, tally, limits, signal });
  context.mapRuns.set(plan.mapRunArn, {
    tally,
    update({ maxConcurrency, ...tolerance }) {
      Object.assign(limits, { maxConcurrency, tolerance });
      children.look();
    },
  });
  const s3 = s3CallFor(context.host, parent);
  let status: MapRunRecord["status"] = "FAILED";
  try {
    for await (const { input, items } of childInputs(plan, s3)) {
      await children.room();
      if (signal.aborted || children.isTooBad()) break;
      const index = children.size();
      children.add(beginChild(context, { parent, plan, mapRun: record }, index, input), items);
    }
    children.allBegun();
    await children.idle();
    if (signal.aborted) {
      status = "ABORTED";
      throw new StatesError({ error: "States.Runtime", cause: "The map run was aborted" });
    }
    if (children.isTooBad()) {
      if (plan.writer.request) await writeResults(plan, children.ended(), s3);
      throw new StatesError({
        error: "States.ExceedToleratedFailureThreshold",
        cause: "The specified tolerated failure threshold was exceeded",
      });
    }
    const output = await deliverResults(plan, children.ended(), s3);
    status = "SUCCEEDED";
    return output;
  } finally {
    context.mapRuns.delete(plan.mapRunArn);
    if (signal.reason !== "lost" && context.isOpen()) {
      await children.stop();
      finishMapRun(context, record, status, tally);
    }
  }
}

interface CrewOptions {
  readonly context: EngineContext;
  readonly tally: Tally;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

/** The children of one map run: how many may run, how they ended, and whether too many failed. */
function createCrew({ context, tally, limits, signal }: CrewOptions) {
  const running = new Set<RunningChild>();
  const ended: (EndedChild | undefined)[] = [];
  let waiters: (() => void)[] = [];
  let begun = 0;
  let areAllBegun = false;

  const wake = (): void => {
    for (const waiter of waiters.splice(0)) waiter();
  };
  const change = (): Promise<void> => new Promise((resolve) => (waiters = [...waiters, resolve]));
  signal.addEventListener("abort", wake, { once: true });

  function isTooBad(): boolean {
    const { items } = tally.counts();
    const total = areAllBegun ? items.total : Number.POSITIVE_INFINITY;
    return exceedsTolerance(limits.tolerance, items.failed + items.timedOut, total);
  }

  return {
    isTooBad,
    /** Looks again whether to go on, after the limits have changed. */
    look: wake,
    size: () => begun,
    /** In the order of the items. */
    ended: () => ended.filter((child) => child !== undefined),
    /** Waits until another child may run, or none may any more. */
    async room(): Promise<void> {
      while (running.size >= (limits.maxConcurrency || mostChildren) && !signal.aborted && !isTooBad()) await change();
    },
    add(child: RunningChild, items: number): void {
      const index = begun++;
      running.add(child);
      tally.begin(items);
      const end = (result: EndedChild): void => {
        ended[index] = result;
        running.delete(child);
        tally.end(items, result.outcome.status);
        wake();
      };
      child.ended.then(end, (error: unknown) => context.host.log(`states: ${String(error)}`));
    },
    allBegun(): void {
      areAllBegun = true;
    },
    /** Waits until all have ended, or it is decided otherwise. */
    async idle(): Promise<void> {
      while (running.size > 0 && !signal.aborted && !isTooBad()) await change();
    },
    /** Aborts those that still run. */
    async stop(): Promise<void> {
      for (const { run } of running) if (run) await give(context, run, { kind: "abort", at: context.host.now() });
    },
  };
}

/** The map run's record id; it is there already when the execution was resumed. */
function storeMapRun(context: EngineContext, parent: Run, plan: OpenMapRun["plan"]): number {
  const { mapRuns, store } = context.records;
  const known = mapRuns.find(plan.mapRunArn);
  if (known) return known.id;
  const { toleratedCount = 0, toleratedPercentage = 0 } = plan.tolerance;
  return store.write(() =>
    mapRuns.insert({
      arn: plan.mapRunArn,
      execution: parent.id ?? 0,
      revision: parent.revision.record.id,
      state: plan.stateName,
      label: plan.label,
      type: plan.executionType,
      status: "RUNNING",
      started: context.host.now(),
      stopped: undefined,
      maxConcurrency: plan.maxConcurrency,
      toleratedCount,
      toleratedPercentage,
      counts: noCounts,
    }),
  );
}

function finishMapRun(context: EngineContext, id: number, status: MapRunRecord["status"], tally: Tally): void {
  const { mapRuns, store } = context.records;
  const counts = tally.counts();
  store.write(() => mapRuns.finish(id, { status, stopped: context.host.now(), counts }));
}
