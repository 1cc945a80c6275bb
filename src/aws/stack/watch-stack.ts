import { setTimeout as sleep } from "node:timers/promises";
import type { Message, ProgressArea } from "../../text/areas.ts";
import type { AwsSession } from "../session.ts";
import { describeStack, type StackView } from "./describe-stack.ts";
import { isEndOf, isInProgress, isSettledBy, type BegunOperation } from "./stack-operation.ts";
import type { ResourceEvent, StackEventPoller } from "./stack-events.ts";

/** The end of a stack's operation that was watched. */
export interface WatchedOperation {
  /** The stack in its final state; undefined when it is gone. */
  readonly stack: StackView | undefined;
  /** The first failures, in CloudFormation's own words: later failures only follow from these. */
  readonly failures: readonly ResourceEvent[];
}

/** How a watch reports and ends. */
interface WatchOptions {
  readonly stackId: string;
  readonly events: StackEventPoller;
  readonly onEvent: (event: ResourceEvent) => void;
  /** Called once when answers are older than what is known. */
  readonly onNote?: ((note: Message<ProgressArea>) => void) | undefined;
  readonly signal: AbortSignal;
  /** The operation that the caller began; without it the first settled state is the end. */
  readonly begun?: BegunOperation | undefined;
}

/** How long answers may be older than what is known, in milliseconds of waiting. */
export const stalePatienceMs = 120_000;

/**
 * Follows a stack until its operation ends. Events are read once more after the end, so that no failure is lost.
 * DescribeStacks may lag behind (a new stack does not exist yet, a changed one shows its earlier state): such an answer
 * is not believed for two minutes.
 */
export async function watchStack(session: AwsSession, options: WatchOptions): Promise<WatchedOperation> {
  const { stackId, events, onEvent, onNote, signal, begun } = options;
  const failures: ResourceEvent[] = [];
  let end: ResourceEvent | undefined;
  const report = async (): Promise<void> => {
    for (const event of await events.poll()) {
      if (begun && event.token !== undefined && event.token !== begun.token && !isEndOf(event, begun)) continue;
      if (event.ofStack) end = begun && isEndOf(event, begun) ? event : undefined;
      if (event.status.endsWith("_FAILED") && !isConsequence(event)) failures.push(event);
      onEvent(event);
    }
  };
  let waitedMs = 0;
  for (;;) {
    const stack = await describeStack(session, stackId);
    await report();
    if (stack && isInProgress(stack.status)) waitedMs = 0;
    else if (waitedMs >= stalePatienceMs || !begun || isSettledBy(begun, stack, end)) {
      await report();
      return { stack, failures };
    } else {
      if (waitedMs === 0) onNote?.({ code: stack ? "stack-answer-old" : "stack-not-visible" });
      waitedMs += session.pollMs;
    }
    await sleep(session.pollMs, undefined, { signal });
  }
}

/** Resources that were only stopped because another one failed. */
function isConsequence(event: ResourceEvent): boolean {
  return event.ofStack || /cancelled|canceled/i.test(event.reason ?? "");
}
