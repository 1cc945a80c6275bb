import { randomUUID } from "node:crypto";
import { CloudFormationClient, DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import type { Message, ProgressArea } from "../../text/areas.ts";
import { UserError } from "../../user-error.ts";
import type { AwsSession } from "../session.ts";
import { describeStack, type StackView } from "./describe-stack.ts";
import { createStackEventPoller, type ResourceEvent } from "./stack-events.ts";
import { isInProgress } from "./stack-operation.ts";
import { watchStack } from "./watch-stack.ts";

/** Which stack to delete, and what is called on progress. */
interface StackDeletion {
  readonly stack: StackView;
  readonly onEvent: (event: ResourceEvent) => void;
  /** Called when CloudFormation's answers are older than what is known. */
  readonly onNote?: ((note: Message<ProgressArea>) => void) | undefined;
  readonly signal: AbortSignal;
}

/**
 * Deletes a stack and waits until it is gone. An operation in progress is waited for first.
 *
 * @throws UserError when CloudFormation could not delete a resource, with its reasons
 */
export async function deleteStack(session: AwsSession, deletion: StackDeletion): Promise<void> {
  const { stack, onEvent, onNote, signal } = deletion;
  const events = await createStackEventPoller(session, stack.id);
  const watched = { stackId: stack.id, events, onEvent, onNote, signal };
  let before = await describeStack(session, stack.id);
  if (before && isInProgress(before.status) && before.status !== "DELETE_IN_PROGRESS")
    ({ stack: before } = await watchStack(session, watched));
  const token = randomUUID();
  await session
    .client(CloudFormationClient)
    .send(new DeleteStackCommand({ StackName: stack.id, ClientRequestToken: token }));
  const begun = { kind: "delete", token, before: before ?? stack } as const;
  const { stack: left, failures } = await watchStack(session, { ...watched, begun });
  if (left === undefined || left.status === "DELETE_COMPLETE") return;
  const reasons = failures.map((event) => `${event.logicalId}: ${event.reason ?? event.status}`);
  if (reasons.length === 0 && left.statusReason !== undefined) reasons.push(left.statusReason);
  throw new UserError({ code: "stack-not-deleted", values: { stack: stack.name, status: left.status, reasons } });
}
