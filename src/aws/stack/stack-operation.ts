import type { StackView } from "./describe-stack.ts";
import type { ResourceEvent } from "./stack-events.ts";

/** An operation on a stack that the caller began, and how the stack was before. */
export interface BegunOperation {
  /** `rollback` continues one that failed: unlike an update it does not change the time of the stack's last update. */
  readonly kind: "create" | "update" | "rollback" | "delete";
  /** The `ClientRequestToken`: the operation's events carry it. */
  readonly token: string;
  /** Undefined for a new stack. */
  readonly before?: StackView | undefined;
}

/** Whether an operation of the stack is in progress. */
export function isInProgress(status: string): boolean {
  return status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS";
}

/** Whether an event says that the operation ended. A deletion may have been begun by somebody else too. */
export function isEndOf(event: ResourceEvent, { kind, token }: BegunOperation): boolean {
  if (!event.ofStack || isInProgress(event.status)) return false;
  return event.token === token || (kind === "delete" && event.status === "DELETE_COMPLETE");
}

/**
 * Whether a settled answer of DescribeStacks shows the end of the operation, and not what was before it. The stack
 * has to differ from what it was, and to agree with the operation's events where they are known.
 *
 * @param stack what DescribeStacks answers by the stack's id; undefined when it says there is none
 * @param end the stack's own last event of the operation
 */
export function isSettledBy(
  { kind, before }: BegunOperation,
  stack: StackView | undefined,
  end: ResourceEvent | undefined,
): boolean {
  if (stack === undefined) return kind === "delete";
  if (end !== undefined && (end.status !== stack.status || kind !== "update")) return end.status === stack.status;
  if (kind === "delete" && !stack.status.startsWith("DELETE_")) return false;
  if (before === undefined) return true;
  const [was, is] = [changedAt(before), changedAt(stack)];
  return is > was || (is === was && stack.status !== before.status);
}

function changedAt({ createdAt, updatedAt }: StackView): number {
  return (updatedAt ?? createdAt)?.getTime() ?? 0;
}
