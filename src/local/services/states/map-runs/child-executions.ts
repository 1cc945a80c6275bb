import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import { processorOf, type Machine } from "../../../states-language/index.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import { createRun, type Run } from "../engine/run.ts";
import type { Ending, ExecutionRecord, NewExecution } from "../records/execution-record.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { ChildInput } from "./child-inputs.ts";
import { childNames } from "./child-names.ts";
import { redriveChild } from "./redrive-child.ts";

/** A child execution on its way. */
export interface Child {
  /** Aborts it; when nothing of it runs, it is given up. */
  stop(): void;
  /** Lets it go its way: another will look after it. */
  leave(): void;
}

/** Starts the child executions of one map run and hears of their ends. */
export interface Children {
  begin(input: ChildInput, onEnd: OnEnd): Child;
  /** Takes up a child that was stored before. */
  adopt(record: ExecutionRecord, onEnd: OnEnd): Child;
  /** Lets a child continue that did not succeed. */
  redrive(record: ExecutionRecord, onEnd: OnEnd): Child;
}

/** Called when the end is on disk; without a status when the child was given up before it had begun. */
export type OnEnd = (status: ExecutionStatus | undefined) => void;

/** How long to wait when the store takes nothing, or a child is being read again from it. */
const pause = 1000;

export function openChildren(context: EngineContext, parent: Run, mapRun: MapRunRecord): Children {
  const { executions, store } = context.records;
  const names = childNames(parent.machine, mapRun);
  const { machine } = names;
  const isStored = mapRun.type === "STANDARD";
  const revision = { record: parent.revision.record, machine: findProcessor(parent, mapRun) };

  /** Follows the child of a number: what is stored of it or, when nothing is, what `start` starts. */
  function follow(index: number, onEnd: OnEnd, start?: (again: () => void) => Run | undefined): Child {
    let run: Run | undefined;
    let state: "wanted" | "stopped" | "left" = "wanted";
    const later = (): void => void context.timers.set(context.host.now() + pause, look);

    function look(): void {
      if (!context.isOpen() || state === "left") return;
      const record = executions.findChild(mapRun.id, index);
      if (record && record.status !== "RUNNING") return onEnd(record.status);
      if (!record && state === "stopped") return onEnd(undefined);
      run = record ? join(record, onEnd) : start?.(look);
      if (run === undefined) later();
      else if (state === "stopped") abort(run);
    }

    look();
    return {
      stop() {
        state = "stopped";
        if (run) abort(run);
      },
      leave() {
        state = "left";
      },
    };
  }

  function join({ id }: ExecutionRecord, onEnd: OnEnd): Run | undefined {
    const run = context.running.get(id);
    run?.onEnd.push(({ outcome }) => onEnd(outcome.status));
    return run;
  }

  function abort(run: Run): void {
    void context.dispatch(run, { kind: "abort", at: run.clock.now() });
  }

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
    begin: (input, onEnd) => follow(input.index, onEnd, (again) => start(input, onEnd, again)),
    adopt: ({ child }, onEnd) => follow(child?.index ?? -1, onEnd),
    redrive: (record, onEnd) => redriveChild(context, record, () => follow(record.child?.index ?? -1, onEnd)),
  };
}

function findProcessor({ revision }: Run, { state }: MapRunRecord): Machine {
  const processor = processorOf(revision.machine, state);
  if (!processor) throw new Error(`the state '${state}' has no processor`);
  return processor;
}
