import { isDeepStrictEqual } from "node:util";
import type { ResourceChange } from "@aws-sdk/client-cloudformation";
import type { Caller, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { prepareStack } from "../deployment/prepare-stack.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { findResource } from "../stacks/stack-resource.ts";
import type { Stack, StackContent } from "../stacks/stack.ts";
import type { PreparedTemplate } from "../template/prepare-template.ts";
import { refuseTemplate } from "../template/template-error.ts";
import { prepareContent } from "./stack-content.ts";
import { findChanges } from "./template-changes.ts";

const updatable: ReadonlySet<string> = new Set([
  "CREATE_COMPLETE",
  "UPDATE_COMPLETE",
  "UPDATE_FAILED",
  "UPDATE_ROLLBACK_COMPLETE",
]);

/** @throws AwsError `ValidationError` when a stack is in no state to be updated */
export function checkUpdatable(stack: Stack): void {
  if (updatable.has(stack.status)) return;
  throw refuseTemplate(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
}

/**
 * Plans what an update would change.
 *
 * @returns `any` is false when there is nothing to do at all
 * @throws AwsError `ValidationError`, `InsufficientCapabilitiesException`
 */
export function planUpdate(
  host: ServiceHost,
  stack: Stack,
  content: StackContent,
): { changes: ResourceChange[]; any: boolean } {
  const wanted = prepareContent(stack, content);
  const old = prepareStack(stack);
  const retyped = [...wanted.resources.values()].filter((resource) => {
    const before = old.resources.get(resource.logicalId);
    return before !== undefined && before.type !== resource.type;
  });
  if (retyped.length > 0) {
    const names = retyped.map((resource) => resource.logicalId).join(", ");
    throw refuseTemplate(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${names}]`,
    );
  }
  const tagsChanged = !isDeepStrictEqual(stack.tags, content.tags);
  const changes = findChanges(old, wanted, {
    tagsChanged,
    physicalId: (logicalId) => findResource(host.store, stack.id, logicalId)?.physical?.physicalId,
  });
  const any =
    changes.length > 0 ||
    tagsChanged ||
    stack.status === "UPDATE_FAILED" ||
    !isDeepStrictEqual(outputsOf(old), outputsOf(wanted));
  return { changes, any };
}

/** Begins an update whose plan has been checked. */
export function beginUpdate(
  host: ServiceHost,
  deployments: Deployments,
  stack: Stack,
  options: { content: StackContent; caller: Caller; more: Partial<Stack> },
): void {
  const { template, parameters, resolved = {}, tags, capabilities, notificationArns } = stack;
  setStackStatus(host, stack, "UPDATE_IN_PROGRESS", "User Initiated", {
    resolved: {},
    ...options.content,
    ...options.more,
    caller: options.caller,
    updated: host.now(),
    // After an update that failed and was left so, the way back still leads to where it began.
    previous: stack.previous ?? { template, parameters, resolved, tags, capabilities, notificationArns },
  });
  deployments.proceed(stack.id);
}

function outputsOf(prepared: PreparedTemplate): object {
  return Object.fromEntries(prepared.outputs);
}
