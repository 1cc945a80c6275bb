import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import { processorOf, type Machine } from "../../../states-language/index.ts";
import { give, giveStart } from "../engine/advance.ts";
import type { EngineContext } from "../engine/engine-context.ts";
import { createRun, type Run } from "../engine/run.ts";
import type { Ending, ExecutionRecord, NewExecution } from "../records/executions.ts";
import type { MapRunRecord } from "../records/map-runs.ts";
import type { ChildInput } from "./child-inputs.ts";
import { childNames } from "./child-names.ts";

/** A child execution on its way. */
export interface Child {
  /** Aborts it; when nothing of it runs, it is given up. */
  stop(): void;
}

/** Starts the child executions of one map run and hears of their ends. */
export interface Children {
  begin(input: ChildInput, onEnd: OnEnd): Child;
  /** Takes up a child that was stored before. */
  adopt(record: ExecutionRecord, onEnd: OnEnd): Child;
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

  /** @param start answers undefined when it is to be tried again */
  function openChild(onEnd: OnEnd, start: () => Run | "ended" | undefined): Child {
    let run: Run | "ended" | undefined;
    let isStopped = false;
    const attempt = (): void => {
      if (!context.isOpen()) return;
      if (isStopped) return onEnd(undefined);
      run = start();
      if (run === undefined) later(context, attempt);
    };
    attempt();
    return {
      stop() {
        isStopped = true;
        if (typeof run === "object") void give(context, run, { kind: "abort", at: context.host.now() });
      },
    };
  }

  function keepEnd(execution: NewExecution, ending: Ending, onEnd: OnEnd): void {
    const keep = async (): Promise<void> => {
      if (!context.isOpen()) return;
      try {
        store.write(() => executions.insert(execution, ending));
        await store.committed();
        onEnd(ending.outcome.status);
      } catch {
        later(context, () => void keep());
      }
    };
    void keep();
  }

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
    const options = { arn: names.arnOf(name), name, machine, revision, started, input };
    const run = createRun(isStored ? { ...options, unwritten: execution } : options);
    run.onEnd.push((ending) => (isStored ? onEnd(ending.outcome.status) : keepEnd(execution, ending, onEnd)));
    run.onVanished.push(again);
    try {
      giveStart(context, run, started);
      return run;
    } catch {
      // The store takes nothing now; nothing of the child is left.
      return undefined;
    }
  }

  return {
    begin(input, onEnd) {
      let child: Child | undefined;
      let isStopped = false;
      const begin = (): void => {
        if (isStopped) onEnd(undefined);
        else child = openChild(onEnd, () => start(input, onEnd, begin));
      };
      begin();
      return {
        stop() {
          isStopped = true;
          child?.stop();
        },
      };
    },
    adopt: ({ id }, onEnd) =>
      openChild(onEnd, () => {
        const run = context.running.get(id);
        const record = executions.get(id);
        run?.onEnd.push(({ outcome }) => onEnd(outcome.status));
        if (run || !record || record.status === "RUNNING") return run;
        onEnd(record.status);
        return "ended";
      }),
  };
}

function later(context: EngineContext, act: () => void): void {
  context.timers.set(context.host.now() + pause, act);
}

function findProcessor({ revision }: Run, { state }: MapRunRecord): Machine {
  const processor = processorOf(revision.machine, state);
  if (!processor) throw new Error(`the state '${state}' has no processor`);
  return processor;
}
