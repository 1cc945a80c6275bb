import type { EngineContext } from "../engine/engine-context.ts";
import { RedriveNotWrittenError } from "../engine/redrive-error.ts";
import type { ExecutionRecord } from "../records/execution-record.ts";
import type { Child } from "./follow-child.ts";

/** How long to wait when the store accepts no writes. */
const pause = 1000;

/**
 * Lets a Standard child continue that did not succeed. One that can no longer be read keeps its end.
 *
 * @param follow follows what is stored of the child
 */
export function redriveChild(context: EngineContext, record: ExecutionRecord, follow: () => Child): Child {
  let child: Child | undefined;
  let pending: keyof Child | undefined;

  async function attempt(): Promise<void> {
    try {
      if (pending === undefined) await context.redrive(record);
    } catch (error) {
      if (error instanceof RedriveNotWrittenError) {
        context.timers.set(context.host.now() + pause, () => void attempt());
        return;
      }
      context.host.log(`states: ${record.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!context.isOpen()) return;
    child = follow();
    if (pending !== undefined) child[pending]();
  }

  void attempt();
  return {
    stop() {
      pending = "stop";
      child?.stop();
    },
    leave() {
      pending = "leave";
      child?.leave();
    },
  };
}
