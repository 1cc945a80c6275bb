import { randomUUID } from "node:crypto";
import type { ServiceHost } from "../../../service.ts";
import { hideSecrets } from "../stacks/hide-secrets.ts";
import type { StackOccurrence } from "../stacks/stack-events.ts";
import type { Stack } from "../stacks/stack.ts";

/**
 * Publishes an event to a stack's notification topics, as the caller of the operation (CloudFormation API Reference,
 * "CreateStack NotificationARNs"). Nobody waits for it; a topic that refuses is named in the log.
 */
export function notifyTopics(host: ServiceHost, stack: Stack, occurrence: StackOccurrence, time: number): void {
  if (stack.notificationArns.length === 0) return;
  const { logicalId, physicalId = "", type, status, reason = "", properties } = occurrence;
  const members = {
    StackId: stack.id,
    Timestamp: new Date(time).toISOString(),
    EventId: physicalId === stack.id ? randomUUID() : `${logicalId}-${status}-${new Date(time).toISOString()}`,
    LogicalResourceId: logicalId,
    Namespace: stack.account,
    PhysicalResourceId: physicalId,
    PrincipalId: stack.caller.principal.userId,
    ResourceProperties: properties ? hideSecrets(stack, JSON.stringify(properties)) : "null",
    ResourceStatus: status,
    ResourceStatusReason: reason,
    ResourceType: type,
    StackName: stack.name,
    ClientRequestToken: stack.token ?? "null",
  };
  const Message = Object.entries(members)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join("");
  for (const TopicArn of stack.notificationArns) {
    const input = { TopicArn, Subject: "AWS CloudFormation Notification", Message };
    host.call({ service: "sns", operation: "Publish", input, caller: stack.caller }).catch((error: unknown) => {
      host.log(`cloudformation: ${stack.name} could not notify ${TopicArn}: ${String(error)}`);
    });
  }
}
