import { processorOf, type Machine } from "../../../states-language/index.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import { createRun, type Run } from "../engine/run.ts";
import type { Ending, ExecutionRecord, NewExecution } from "../records/execution-record.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { ChildInput } from "./child-inputs.ts";
import { childNames } from "./child-names.ts";
import { followChild, type Child, type FollowOptions, type OnEnd } from "./follow-child.ts";
import { redriveChild } from "./redrive-child.ts";

/** Starts the child executions of one map run and is notified when they end. */
export interface Children {
  begin(input: ChildInput, onEnd: OnEnd): Child;
  /** Takes up a child that was stored before. */
  adopt(record: ExecutionRecord, onEnd: OnEnd): Child;
  /** Lets a child continue that did not succeed. */
  redrive(record: ExecutionRecord, onEnd: OnEnd): Child;
}

/** How long to wait in milliseconds when the store takes nothing. */
const pause = 1000;

/** @throws Error when the parent's state has no processor */
export function openChildren(context: EngineContext, parent: Run, mapRun: MapRunRecord): Children {
  const { executions, store } = context.records;
  const names = childNames(parent.machine, mapRun);
  const { machine } = names;
  const isStored = mapRun.type === "STANDARD";
  const follow = (index: number, options: FollowOptions): Child => followChild(context, { mapRun, index }, options);
  const revision = { record: parent.revision.record, machine: findProcessor(parent, mapRun) };

  /** @param again called when nothing of the child was stored after all */
  function start({ index, input, items }: ChildInput, onEnd: OnEnd, again: () => void): Run | undefined {
    const started = context.host.now();
    const name = names.nameOf(index);
    const execution: NewExecution = {
      machine: machine.id,
      revision: revision.record.id,
      name,
      started,
      input,
      version: undefined,
      alias: undefined,
      traceHeader: undefined,
      child: { mapRun: mapRun.id, index, items },
    };
    const options = { arn: names.arnOf(name), name, machine, revision, started, input, now: context.host.now };
    const run = createRun(isStored ? { ...options, unwritten: execution } : options);
    run.onEnd.push((ending) => (isStored ? onEnd(ending.outcome.status) : void keepEnd(execution, ending, onEnd)));
    run.onVanished.push(again);
    try {
      context.start(run, started);
      return run;
    } catch {
      // The store takes nothing now; nothing of the child is left.
      return undefined;
    }
  }

  /** Stores an Express child, for its result. When it was run twice around a full disk, the first end counts. */
  async function keepEnd(execution: NewExecution, ending: Ending, onEnd: OnEnd): Promise<void> {
    const known = executions.findChild(mapRun.id, execution.child?.index ?? -1);
    if (!context.isOpen()) return;
    try {
      if (!known) store.write(() => executions.insert(execution, ending));
      await store.committed();
      onEnd(known?.status ?? ending.outcome.status);
    } catch {
      context.timers.set(context.host.now() + pause, () => void keepEnd(execution, ending, onEnd));
    }
  }

  return {
    begin: (input, onEnd) => follow(input.index, { onEnd, start: (again) => start(input, onEnd, again) }),
    adopt: ({ child }, onEnd) => follow(child?.index ?? -1, { onEnd }),
    redrive: (record, onEnd) => redriveChild(context, record, () => follow(record.child?.index ?? -1, { onEnd })),
  };
}

function findProcessor({ revision }: Run, { state }: MapRunRecord): Machine {
  const processor = processorOf(revision.machine, state);
  if (!processor) throw new Error(`the state '${state}' has no processor`);
  return processor;
}
