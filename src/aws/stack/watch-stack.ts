import { setTimeout as sleep } from "node:timers/promises";
import type { AwsSession } from "../session.ts";
import { describeStack, type StackView } from "./describe-stack.ts";
import type { ResourceEvent, StackEventPoller } from "./stack-events.ts";

/** What watching a stack's operation gave. */
export interface WatchedOperation {
  /** The stack in its final state; undefined when it is gone. */
  readonly stack: StackView | undefined;
  /** What failed first, in CloudFormation's own words: later failures only follow from these. */
  readonly failures: readonly ResourceEvent[];
}

/** How a watch reports and ends. */
export interface WatchOptions {
  readonly stackId: string;
  readonly events: StackEventPoller;
  readonly onEvent: (event: ResourceEvent) => void;
  readonly signal: AbortSignal;
  /** The stack was made moments ago: it may not be seen yet. */
  readonly isNew?: boolean | undefined;
}

/** How long a new stack may be invisible, in milliseconds. */
const unseenMs = 30_000;

/**
 * Follows a stack until its operation ends. Events are read once more after the end, so that no failure is lost.
 */
export async function watchStack(session: AwsSession, options: WatchOptions): Promise<WatchedOperation> {
  const failures: ResourceEvent[] = [];
  const report = async (): Promise<void> => {
    for (const event of await options.events.poll()) {
      if (event.status.endsWith("_FAILED") && !isConsequence(event)) failures.push(event);
      options.onEvent(event);
    }
  };
  const began = Date.now();
  for (;;) {
    const stack = await describeStack(session, options.stackId);
    if (stack === undefined && options.isNew === true && Date.now() - began < unseenMs) {
      await sleep(session.pollMs, undefined, { signal: options.signal });
      continue;
    }
    await report();
    if (stack === undefined || !isInProgress(stack.status)) {
      await report();
      return { stack, failures };
    }
    await sleep(session.pollMs, undefined, { signal: options.signal });
  }
}

/** Whether an operation of the stack goes on. */
export function isInProgress(status: string): boolean {
  return status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS";
}

/** Resources that were only stopped because another one failed. */
function isConsequence(event: ResourceEvent): boolean {
  return event.ofStack || /cancelled|canceled/i.test(event.reason ?? "");
}
