import { processorOf, type HistoryEvent } from "../../../states-language/index.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import { executionArn } from "../requests/arns.ts";
import { dispatch, dispatchWaiting } from "./dispatch.ts";
import { register } from "./commands.ts";
import { childNames } from "../map-runs/child-names.ts";
import { beginMapRun } from "../map-runs/run-map.ts";
import type { MachineRecord } from "../records/machines.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { EngineContext, LoadedRevision } from "./engine-context.ts";
import { createRun, type Run } from "./run.ts";
import { beginTask } from "./tasks.ts";

/** Number of executions read from the store in one turn of the event loop, so that requests are served in between. */
const batch = 50;

/** Takes up every execution that was running when the service ended. */
export async function resumeAll(context: EngineContext): Promise<void> {
  const rebuilt: Run[] = [];
  for (let after = 0, more = true; more;) {
    const records = context.records.executions.running({ after, limit: batch });
    for (const record of records) {
      if (!context.isOpen()) return;
      const run = context.running.has(record.id) ? undefined : await rebuildOrEnd(context, record);
      if (run) rebuilt.push(run);
      after = record.id;
    }
    more = records.length === batch;
    if (more) await new Promise((resolve) => setImmediate(resolve));
  }
  // Only now: a task may wait for the end of an execution that was started after its own.
  for (const run of rebuilt) await goOn(context, run);
}

/** Takes one execution up again. */
export async function resumeExecution(context: EngineContext, record: ExecutionRecord): Promise<Run | undefined> {
  const run = await rebuildOrEnd(context, record);
  if (run) await goOn(context, run);
  return run;
}

/** An execution that this program can no longer read fails; the others are not held up by it. */
async function rebuildOrEnd(context: EngineContext, record: ExecutionRecord): Promise<Run | undefined> {
  try {
    return await rebuild(context, record);
  } catch (error) {
    context.running.delete(record.id);
    endUnreadable(context, record, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function endUnreadable({ records, host }: EngineContext, { id, name }: ExecutionRecord, reason: string): void {
  host.log(`states: execution ${name} could not be taken up again: ${reason}`);
  const at = host.now();
  const last = records.history.stimuli(id).at(-1) ?? { step: -1, lastEvent: 0 };
  const failure = { error: "States.Runtime", cause: `The execution could not be taken up again: ${reason}` };
  const failed: HistoryEvent = {
    id: last.lastEvent + 1,
    previousEventId: last.lastEvent,
    type: "ExecutionFailed",
    timestamp: at,
    executionFailedEventDetails: failure,
  };
  records.store.write(() => {
    const stimulus = { kind: "abort", at, ...failure } as const;
    records.history.append(id, { step: last.step + 1, stimulus, events: [failed], lastEvent: failed.id });
    records.executions.finish(id, { outcome: { status: "FAILED", ...failure }, at });
  });
}

/**
 * Brings an execution to where it was by giving the interpreter all that happened to it, without writing it again. Its
 * stimuli meanwhile wait until `dispatchWaiting`.
 */
export async function rebuild(context: EngineContext, record: ExecutionRecord): Promise<Run | undefined> {
  const machine = context.records.machines.get(record.machine);
  if (!machine) return undefined;
  const { id, name, version, alias, started, input } = record;
  const { now } = context.host;
  const revision = context.loadRevision(record.revision);
  const mapRun = record.child && context.records.mapRuns.get(record.child.mapRun);
  const run = mapRun
    ? rebuildChild({ machine, revision, record, mapRun, now })
    : createRun({
        id,
        arn: executionArn(machine, machine.name, name),
        name,
        machine,
        revision,
        version,
        alias,
        started,
        input,
        now,
      });
  context.running.set(id, run);
  run.advancing = true;
  const stimuli = context.records.history.stimuli(id);
  run.clock.goOnFrom(stimuli.at(-1)?.stimulus.at ?? started);
  for (const { stimulus, lastEvent, step } of stimuli) {
    const { commands, events } = await run.interpreter.advance(stimulus);
    context.metrics.note(run, events);
    run.step = step + 1;
    run.lastEvent = lastEvent;
    register(context, run, stimulus, commands);
  }
  return run;
}

/** A child execution of a distributed Map state runs the state's processor. */
function rebuildChild(options: {
  machine: MachineRecord;
  revision: LoadedRevision;
  record: ExecutionRecord;
  mapRun: MapRunRecord;
  now: () => number;
}): Run {
  const { machine, revision, mapRun, now } = options;
  const { id, name, started, input } = options.record;
  const processor = processorOf(revision.machine, mapRun.state);
  if (!processor) throw new Error(`the state ${mapRun.state} has no processor`);
  const names = childNames(machine, mapRun);
  const child = { machine: names.machine, revision: { ...revision, machine: processor } };
  return createRun({ id, arn: names.arnOf(name), name, ...child, started, input, now });
}

/** Begins the open tasks again; a timer whose time has passed fires at once. */
async function goOn(context: EngineContext, run: Run): Promise<void> {
  const open = [...run.tasks.values()];
  const mapRuns = [...run.mapRuns.values()];
  dispatchWaiting(run);
  if (run.step === 0) await dispatch(context, run, { kind: "start", at: run.started });
  for (const task of open) if (run.tasks.get(task.command.task) === task) beginTask(context, run, task);
  for (const mapRun of mapRuns) if (run.mapRuns.get(mapRun.mapRun) === mapRun) void beginMapRun(context, run, mapRun);
}
