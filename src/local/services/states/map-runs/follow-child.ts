import type { ExecutionStatus } from "@aws-sdk/client-sfn";
import type { EngineContext } from "../engine/engine-context.ts";
import type { Run } from "../engine/run.ts";
import type { MapRunRecord } from "../records/map-runs.ts";

/** A child execution that is followed to its end. */
export interface Child {
  /** Aborts it. A child of which nothing runs ends without a status. */
  stop(): void;
  /** Follows it no longer: it continues after the next start. */
  leave(): void;
}

/** Called when the end is on disk; without a status when the child was stopped before it had begun. */
export type OnEnd = (status: ExecutionStatus | undefined) => void;

export interface FollowOptions {
  readonly onEnd: OnEnd;
  /** Starts the child where nothing of it is stored. It calls `again` when nothing was stored after all. */
  readonly start?: (again: () => void) => Run | undefined;
}

/** How long to wait in milliseconds when the store takes nothing, or a child is being read again from it. */
const pause = 1000;

/** Follows a map run's child: the one that is stored or, when none is, the one that `start` starts. */
export function followChild(
  context: EngineContext,
  { mapRun, index }: { mapRun: MapRunRecord; index: number },
  { onEnd, start }: FollowOptions,
): Child {
  let run: Run | undefined;
  let state: "wanted" | "stopped" | "left" = "wanted";

  function look(): void {
    if (!context.isOpen() || state === "left") return;
    const record = context.records.executions.findChild(mapRun.id, index);
    if (record && record.status !== "RUNNING") return onEnd(record.status);
    if (!record && state === "stopped") return onEnd(undefined);
    run = record ? join(record.id) : start?.(look);
    if (run === undefined) context.timers.set(context.host.now() + pause, look);
    else if (state === "stopped") abort(run);
  }

  function join(execution: number): Run | undefined {
    const joined = context.running.get(execution);
    joined?.onEnd.push(({ outcome }) => onEnd(outcome.status));
    return joined;
  }

  function abort(running: Run): void {
    void context.dispatch(running, { kind: "abort", at: running.clock.now() });
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
