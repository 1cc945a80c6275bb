import { randomUUID } from "node:crypto";
import { arnIn } from "../../../../arn.ts";
import type { Caller, ServiceHost } from "../../../service.ts";
import type { Stack, StackContent } from "../stacks/stack.ts";

/** A stack before its creation; nothing of it is stored yet. */
export function newStack(
  host: ServiceHost,
  caller: Caller,
  options: { name: string; content: StackContent } & Partial<Stack>,
): Stack {
  const { name, content, ...more } = options;
  return {
    ...content,
    id: arnIn(caller, "cloudformation", `stack/${name}/${randomUUID()}`),
    name,
    account: caller.account,
    region: caller.region,
    status: "CREATE_IN_PROGRESS",
    statusReason: undefined,
    created: host.now(),
    updated: undefined,
    deleted: undefined,
    outputs: [],
    imports: [],
    previous: undefined,
    onFailure: "ROLLBACK",
    terminationProtection: false,
    timeoutInMinutes: undefined,
    roleArn: undefined,
    caller,
    token: undefined,
    changeSetId: undefined,
    retain: [],
    force: false,
    ...more,
  };
}

/** The content of a stack that is not made yet. */
export const noContent: StackContent = {
  template: "",
  parameters: {},
  tags: [],
  capabilities: [],
  notificationArns: [],
};
