import type { DeleteStackCommandInput, DeleteStackCommandOutput } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { tokenRule } from "../requests/request-rules.ts";
import { readServiceRole } from "../requests/service-role.ts";
import { findStack, refuseForeignStack } from "../stacks/find-stack.ts";
import { findResource } from "../stacks/stack-resource.ts";
import type { Stack } from "../stacks/stack.ts";

const notDeletable: ReadonlySet<string> = new Set([
  "UPDATE_IN_PROGRESS",
  "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
  "UPDATE_ROLLBACK_IN_PROGRESS",
  "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS",
]);

/**
 * Starts the deletion of a stack. A stack that does not exist, or is already being deleted, is not an error; one of
 * another account or region is.
 */
export function deleteStack(
  host: ServiceHost,
  deployments: Deployments,
): Operation<DeleteStackCommandInput, DeleteStackCommandOutput> {
  return async (input, { caller }) => {
    const token = optionalText("clientRequestToken", input.ClientRequestToken, tokenRule);
    const kept = findStack(host.store, caller, input.StackName)?.roleArn;
    const roleArn = await readServiceRole(host, caller, { given: input.RoleARN, kept });
    const stack = findStack(host.store, caller, input.StackName);
    refuseForeignStack(caller, input.StackName);
    if (!stack || stack.status === "DELETE_COMPLETE" || stack.status === "DELETE_IN_PROGRESS") return {};
    if (stack.terminationProtection) {
      throw new AwsError(
        "ValidationError",
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      );
    }
    if (notDeletable.has(stack.status)) {
      throw new AwsError("ValidationError", `Stack [${stack.id}] cannot be deleted while in status ${stack.status}`);
    }
    const retain = input.RetainResources ?? [];
    const force = input.DeletionMode === "FORCE_DELETE_STACK";
    checkRetained(host, stack, retain, force);
    setStackStatus(host, stack, "DELETE_IN_PROGRESS", "User Initiated", {
      caller,
      token,
      retain,
      force,
      roleArn,
    });
    deployments.proceed(stack.id);
    return {};
  };
}

function checkRetained(host: ServiceHost, stack: Stack, retain: readonly string[], force: boolean): void {
  if ((retain.length > 0 || force) && stack.status !== "DELETE_FAILED") {
    throw new AwsError(
      "ValidationError",
      `Invalid operation on stack [${stack.id}]. When you delete a stack, specify which resources to retain only when the stack is in the DELETE_FAILED state.`,
    );
  }
  const unknown = retain.filter((logicalId) => !findResource(host.store, stack.id, logicalId));
  if (unknown.length === 0) return;
  throw new AwsError("ValidationError", `The following resources to retain do not exist: [${unknown.join(", ")}]`);
}
