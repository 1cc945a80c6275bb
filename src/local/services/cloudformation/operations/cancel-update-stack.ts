import type { CancelUpdateStackCommandInput, CancelUpdateStackCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { getStack } from "../stacks/find-stack.ts";
import { refuseTemplate } from "../template/template-error.ts";

/** Cancels an update and rolls the stack back. */
export function cancelUpdateStack(
  host: ServiceHost,
  deployments: Deployments,
): Operation<CancelUpdateStackCommandInput, CancelUpdateStackCommandOutput> {
  return (input, { caller }) => {
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
    if (stack.status !== "UPDATE_IN_PROGRESS") {
      throw refuseTemplate("CancelUpdateStack cannot be called from current stack status");
    }
    setStackStatus(host, stack, "UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated", { caller });
    deployments.proceed(stack.id);
    return {};
  };
}
