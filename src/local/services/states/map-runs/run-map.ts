import type { Caller } from "../../../service.ts";
import { StatesError, type Json, type MapItem, type MapRunPlan } from "../../../states-language/index.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import type { OpenMapRun, Run } from "../engine/run.ts";
import type { MapRunLimits, MapRunOutcome, MapRunRecord } from "../records/map-runs.ts";
import { machineArn } from "../requests/arns.ts";
import { openChildren } from "./child-executions.ts";
import { childInputs, type ChildInput } from "./child-inputs.ts";
import { childNames } from "./child-names.ts";
import { checkPermission } from "./check-permission.ts";
import { createChildPool, type ChildPool } from "./child-pool.ts";
import { gatherResults } from "./results/gather-results.ts";
import { failureOf, tooManyFailures } from "./map-run-failures.ts";
import { finishMapRun, writeWhenSpaceIsFree } from "./map-run-records.ts";
import { countItems, readItems } from "./items/read-items.ts";
import { s3CallAs, type S3Call } from "./s3-call.ts";
import { openTally, type Tally } from "./tally.ts";
import { writeResults, writeTestManifest } from "./results/write-results.ts";

/** A running map run; UpdateMapRun changes its limits. */
export interface LiveMapRun {
  readonly tally: Tally;
  /** Resolves when it has ended and that is written. */
  readonly settled: Promise<void>;
  update(limits: MapRunLimits): void;
}

/** Runs the children of a distributed Map state, or continues that, and reports their results to the execution. */
export async function beginMapRun(context: EngineContext, parent: Run, open: OpenMapRun): Promise<void> {
  const { mapRun } = open;
  const outcome = await outcomeOf(context, parent, open).catch((error: unknown) => failed("FAILED", failureOf(error)));
  if (outcome === undefined || parent.mapRuns.get(mapRun) !== open) return;
  const at = parent.clock.now();
  const { status, ...ending } = outcome;
  if (status === "ABORTED") return;
  await context.dispatch(
    parent,
    "output" in ending
      ? { kind: "mapRunSucceeded", mapRun, at, output: ending.output }
      : { kind: "mapRunFailed", mapRun, at, ...ending },
  );
}

/** Undefined when the map run continues after the next start. */
async function outcomeOf(context: EngineContext, parent: Run, open: OpenMapRun): Promise<MapRunOutcome | undefined> {
  const record = context.records.mapRuns.find(open.plan.mapRunArn);
  if (!record) {
    const cause = "Map states in DISTRIBUTED mode run in executions of Standard machines only";
    return { status: "FAILED", error: "States.Runtime", cause };
  }
  // It had ended before a restart, but its execution had not heard of it.
  if (record.outcome) return record.outcome;
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>();
  const work = { ...prepareWork(context, parent, { ...open, record }), settled };
  context.mapRuns.set(record.arn, work);
  try {
    return await carryOut(work);
  } finally {
    context.mapRuns.delete(record.arn);
    settle();
  }
}

/** Everything one map run works with. */
interface Work extends LiveMapRun {
  readonly context: EngineContext;
  readonly parent: Run;
  /** Its name in the execution. */
  readonly mapRun: string;
  readonly plan: MapRunPlan;
  readonly record: MapRunRecord;
  readonly signal: AbortSignal;
  readonly pool: ChildPool;
  readonly s3: S3Call;
  readonly caller: Caller;
  /** Items in all, once they are counted. */
  readonly source: { items: number; etag: string | undefined };
}

function prepareWork(
  context: EngineContext,
  parent: Run,
  { mapRun, record, plan, controller: { signal } }: OpenMapRun & { record: MapRunRecord },
): Omit<Work, "settled"> {
  const { executions } = context.records;
  const tally = openTally(executions.countChildren(record.id, record.redriven));
  const limits: { -readonly [Name in keyof MapRunLimits]: number } = { ...record };
  const source = { items: Number.POSITIVE_INFINITY, etag: undefined };
  const pool = createChildPool({
    children: openChildren(context, parent, record),
    tally,
    limits: () => limits,
    items: () => source.items,
    signal,
  });
  const caller = context.host.roleCaller(parent.revision.record.roleArn, parent.name, parent.home.region);
  return {
    context,
    parent,
    mapRun,
    plan,
    record,
    signal,
    pool,
    tally,
    caller,
    source,
    s3: s3CallAs(caller, context.host),
    update(changed) {
      Object.assign(limits, changed);
      pool.look();
    },
  };
}

async function carryOut(work: Work): Promise<MapRunOutcome | undefined> {
  const { context, pool, record, signal, tally } = work;
  const isLost = (): boolean => signal.reason === "lost" || !context.isOpen();
  adoptRunning(work);
  let failure: StatesError | undefined;
  let inputs: AsyncGenerator<ChildInput> | undefined;
  try {
    await prepareSource(work);
    await redriveChildren(work);
    inputs = openInputs(work);
    await beginChildren(work, inputs);
    await pool.idle();
  } catch (error) {
    failure = failureOf(error);
  }
  if (!isLost()) await pool.stop();
  if (isLost()) {
    pool.leave();
    await inputs?.return(undefined);
    return undefined;
  }
  if (pool.hasFailed()) failure ??= tooManyFailures();
  const outcome = await endWith(work, failure, inputs);
  if (isLost()) return undefined;
  await finishMapRun(context, record, { outcome, counts: tally.counts() });
  return isLost() ? undefined : outcome;
}

/** Children that ran when the service ended run again by now. */
function adoptRunning({ context, pool, record }: Work): void {
  const { executions } = context.records;
  for (const { status, children } of executions.countChildren(record.id)) {
    if (status !== "RUNNING") continue;
    const running = executions.children(record.id, { status, after: -1, limit: children });
    for (const child of running) pool.adopt(child);
  }
}

/** Whatever can be known to be wrong is found before the first child runs. */
async function prepareSource({ context, caller, plan, parent, record, s3, source, tally }: Work): Promise<void> {
  if (!record.source) {
    await checkPermission(context.host, caller, machineArn(parent.home, parent.machine.name.split("/")[0] ?? ""));
    if (record.writer.request) await writeTestManifest(s3, record);
  }
  const counted = record.source ?? (await countItems(plan.source, s3));
  if (!record.source) await writeWhenSpaceIsFree(context, () => context.records.mapRuns.noteSource(record.id, counted));
  Object.assign(source, counted);
  tally.expect({ items: counted.items, children: childrenOf(plan, counted.items) });
}

/** How many children a number of items needs; undefined when that depends on the items' sizes. */
function childrenOf({ batching }: MapRunPlan, items: number): number | undefined {
  if (!batching) return items;
  return Number.isFinite(batching.mostBytes) ? undefined : Math.ceil(items / batching.mostItems);
}

/** Opens the inputs of the children that are not yet begun. */
function openInputs({ context, mapRun, parent, plan, record, s3, source }: Work): AsyncGenerator<ChildInput> {
  const { executions } = context.records;
  const begun = executions.childrenBegun(record.id);
  const isKnown = (index: number): boolean => index < begun && executions.findChild(record.id, index) !== undefined;
  const selectItem = (item: MapItem): Json | Promise<Json> => parent.interpreter.selectItem(mapRun, item);
  return childInputs({ ...plan, selectItem }, readItems(plan.source, s3, { expectedTag: source.etag }), isKnown);
}

/** Children begun before others get a turn. */
const begunAtOnce = 25;

/** Children that did not succeed before the map run was redriven. */
async function redriveChildren({ context, pool, record }: Work): Promise<void> {
  const { redriven } = record;
  if (redriven === undefined) return;
  for (let after = -1; ;) {
    const page = { redriven, after, limit: begunAtOnce };
    const waiting = context.records.executions.childrenToRedrive(record.id, page);
    for (const child of waiting) {
      await pool.room();
      if (pool.isOver()) return;
      pool.redrive(child);
      after = child.child?.index ?? after;
    }
    if (waiting.length < begunAtOnce) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function beginChildren({ pool }: Work, inputs: AsyncGenerator<ChildInput>): Promise<void> {
  for (let count = 1; ; count += 1) {
    await pool.room();
    if (pool.isOver()) return;
    const next = await inputs.next();
    if (next.done === true) return;
    pool.begin(next.value);
    if (count % begunAtOnce === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

async function endWith(
  { context, parent, record, s3, signal, tally }: Work,
  failure: StatesError | undefined,
  inputs: AsyncGenerator<ChildInput> | undefined,
): Promise<MapRunOutcome> {
  const { executions } = context.records;
  const names = childNames(parent.machine, record);
  const ending = signal.aborted ? "ABORTED" : "FAILED";
  try {
    if (record.writer.request === undefined) {
      if (failure || signal.aborted) return failed(ending, failure);
      return { status: "SUCCEEDED", output: gatherResults(executions, record, names) };
    }
    const pending = inputs ?? nothing();
    const output = await writeResults({ s3, executions, mapRun: record, names, pending });
    tally.noteWritten();
    return failure || signal.aborted ? failed(ending, failure) : { status: "SUCCEEDED", output };
  } catch (error) {
    return failed(ending, failure ?? failureOf(error));
  } finally {
    await inputs?.return(undefined);
  }
}

async function* nothing(): AsyncGenerator<never> {}

function failed(status: "FAILED" | "ABORTED", failure: StatesError | undefined): MapRunOutcome {
  const { error, reason } = failure ?? {};
  return { status, ...(error !== undefined && { error }), ...(reason !== undefined && { cause: reason }) };
}
