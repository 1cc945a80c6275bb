import type {
  ContinueUpdateRollbackCommandInput,
  ContinueUpdateRollbackCommandOutput,
} from "@aws-sdk/client-cloudformation";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { roleArnRule, tokenRule } from "../requests/request-rules.ts";
import { getStack } from "../stacks/find-stack.ts";
import { findResource, saveResource } from "../stacks/stack-resource.ts";
import type { Stack } from "../stacks/stack.ts";
import { refuseTemplate } from "../template/template-error.ts";

/** Continues a rollback that failed, and skips resources that cannot be restored. */
export function continueUpdateRollback(
  host: ServiceHost,
  deployments: Deployments,
): Operation<ContinueUpdateRollbackCommandInput, ContinueUpdateRollbackCommandOutput> {
  return (input, { caller }) => {
    const token = optionalText("clientRequestToken", input.ClientRequestToken, tokenRule);
    const roleArn = optionalText("roleARN", input.RoleARN, roleArnRule);
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
    if (stack.status !== "UPDATE_ROLLBACK_FAILED") {
      throw refuseTemplate(`Stack:${stack.id} is in ${stack.status} state and can not continue update rollback.`);
    }
    host.store.write(() => {
      for (const logicalId of input.ResourcesToSkip ?? []) passOver(host, stack, logicalId);
      setStackStatus(host, stack, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated", {
        caller,
        token,
        roleArn: roleArn ?? stack.roleArn,
      });
    });
    deployments.proceed(stack.id);
    return {};
  };
}

/** The record counts as brought back, whatever the resource itself is like. */
function passOver(host: ServiceHost, stack: Stack, logicalId: string): void {
  const resource = findResource(host.store, stack.id, logicalId);
  if (resource?.status !== "UPDATE_FAILED" || !resource.before) {
    throw refuseTemplate(
      `Stack ${stack.name} cannot continue rolling back: resource ${logicalId} is not in UPDATE_FAILED state.`,
    );
  }
  saveResource(host.store, stack.id, { ...resource.before, status: "UPDATE_COMPLETE", statusReason: undefined });
}
