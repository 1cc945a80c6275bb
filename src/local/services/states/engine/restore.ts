import { isFullDisk } from "../../../store/store-error.ts";
import type { EngineContext } from "./engine-context.ts";
import { resumeExecution } from "./resume.ts";
import type { Run } from "./run.ts";

/** How long after a failed write the execution is restored, and how often such a failure is logged. */
const restoreDelay = 1000;
const lossLogInterval = 60_000;

/** Takes executions up again whose last changes the store did not take. */
interface Restoring {
  restore(lost: Run, error: unknown): void;
  /** Whether the disk did not take an execution's last step. */
  isStalled(execution: number): boolean;
}

/** `contextOf` is asked for the engine at each restore, because the engine is made with this part. */
export function createRestoring(contextOf: () => EngineContext): Restoring {
  /** Executions whose last step the disk did not take. */
  const stalled = new Set<number>();
  let lastLossLogged = 0;

  /** A full disk stops every execution at once, again and again: one line of the log stands for all. */
  function logLoss({ host }: EngineContext, lost: Run, error: unknown): void {
    if (host.now() - lastLossLogged < lossLogInterval) return;
    lastLossLogged = host.now();
    host.log(`states: ${lost.arn} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }

  async function restoreNow(lost: Run, id: number): Promise<void> {
    const context = contextOf();
    stalled.delete(id);
    // Ids of what was never on disk are given again.
    const found = context.records.executions.get(id);
    const record = found?.machine === lost.machine.id && found.name === lost.name ? found : undefined;
    if (context.isOpen() && !record) for (const notify of lost.onVanished) notify();
    if (!context.isOpen() || record?.status !== "RUNNING" || context.running.has(id)) return;
    const run = await resumeExecution(context, record);
    run?.onEnd.push(...lost.onEnd);
  }

  return {
    restore(lost, error) {
      const { id } = lost;
      if (id === undefined) return;
      const { host, timers } = contextOf();
      logLoss(contextOf(), lost, error);
      if (isFullDisk(error)) stalled.add(id);
      const retry = () =>
        restoreNow(lost, id).catch((failure: unknown) => host.log(`states: ${lost.arn}: ${String(failure)}`));
      timers.set(host.now() + restoreDelay, () => void retry());
    },
    isStalled: (execution) => stalled.has(execution),
  };
}
