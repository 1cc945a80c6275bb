import type { ExecuteChangeSetCommandInput, ExecuteChangeSetCommandOutput } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { optionalText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { setStackStatus } from "../deployment/stack-run.ts";
import { tokenRule } from "../requests/request-rules.ts";
import { beginUpdate, checkUpdatable } from "../requests/stack-update.ts";
import { getChangeSet, listStoredChangeSets, removeChangeSet, saveChangeSet } from "../stacks/change-sets.ts";

/** Starts the execution of a change set. The stack's other change sets become invalid. */
export function executeChangeSet(
  host: ServiceHost,
  deployments: Deployments,
): Operation<ExecuteChangeSetCommandInput, ExecuteChangeSetCommandOutput> {
  return (input, { caller }) => {
    const token = optionalText("clientRequestToken", input.ClientRequestToken, tokenRule);
    const { changeSet, stack } = getChangeSet(host.store, caller, input);
    if (changeSet.executionStatus !== "AVAILABLE") {
      const status = changeSet.status === "FAILED" ? changeSet.status : changeSet.executionStatus;
      throw new AwsError(
        "InvalidChangeSetStatusException",
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${status}]`,
      );
    }
    if (changeSet.type === "UPDATE") checkUpdatable(stack);
    const more = {
      token,
      changeSetId: changeSet.id,
      roleArn: changeSet.roleArn ?? stack.roleArn,
      onFailure: input.DisableRollback === true ? ("DO_NOTHING" as const) : changeSet.onFailure,
    };
    host.store.write(() => {
      for (const other of listStoredChangeSets(host.store, stack.id)) removeChangeSet(host.store, other.id);
      saveChangeSet(host.store, { ...changeSet, executionStatus: "EXECUTE_IN_PROGRESS" });
      if (changeSet.type === "UPDATE") {
        beginUpdate(host, deployments, stack, { content: changeSet.content, caller, more });
        return;
      }
      setStackStatus(host, stack, "CREATE_IN_PROGRESS", "User Initiated", {
        ...changeSet.content,
        ...more,
        caller,
        updated: host.now(),
      });
      deployments.proceed(stack.id);
    });
    return {};
  };
}
