import type { DeleteChangeSetCommandInput, DeleteChangeSetCommandOutput } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { isInScope } from "../../../service-kit/arn-scope.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getChangeSet, removeChangeSet } from "../stacks/change-sets.ts";

/** Deletes a change set. A change set that does not exist is not an error; one of another account or region is. */
export function deleteChangeSet(
  host: ServiceHost,
): Operation<DeleteChangeSetCommandInput, DeleteChangeSetCommandOutput> {
  return (input, { caller }) => {
    try {
      removeChangeSet(host.store, getChangeSet(host.store, caller, input).changeSet.id);
    } catch (error) {
      const id = input.ChangeSetName ?? "";
      const isForeign = id.startsWith("arn:") && !isInScope(id, caller);
      if (isForeign || !(error instanceof AwsError && error.code === "ChangeSetNotFoundException")) throw error;
    }
    return {};
  };
}
