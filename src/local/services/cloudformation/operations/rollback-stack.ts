import type { RollbackStackCommandInput, RollbackStackCommandOutput } from "@aws-sdk/client-cloudformation";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { roleArnRule, tokenRule } from "../requests/request-rules.ts";
import { getStack } from "../stacks/find-stack.ts";
import { refuseTemplate } from "../template/template-error.ts";

/** Rolls back what failed with its rollback disabled. */
export function rollbackStack(
  host: ServiceHost,
  deployments: Deployments,
): Operation<RollbackStackCommandInput, RollbackStackCommandOutput> {
  return (input, { caller }) => {
    const token = optionalText("clientRequestToken", input.ClientRequestToken, tokenRule);
    const roleArn = optionalText("roleARN", input.RoleARN, roleArnRule);
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
    if (stack.status !== "CREATE_FAILED" && stack.status !== "UPDATE_FAILED") {
      throw refuseTemplate(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`);
    }
    const status = stack.status === "CREATE_FAILED" ? "ROLLBACK_IN_PROGRESS" : "UPDATE_ROLLBACK_IN_PROGRESS";
    setStackStatus(host, stack, status, "User Initiated", { caller, token, roleArn: roleArn ?? stack.roleArn });
    deployments.proceed(stack.id);
    return { StackId: stack.id };
  };
}
