import type { DeleteChangeSetCommandInput, DeleteChangeSetCommandOutput } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { getChangeSet, removeChangeSet } from "../stacks/change-sets.ts";

/** Deletes a change set; one that is not there is no error. */
export function deleteChangeSet(
  host: ServiceHost,
): Operation<DeleteChangeSetCommandInput, DeleteChangeSetCommandOutput> {
  return (input, { caller }) => {
    try {
      removeChangeSet(host.store, getChangeSet(host.store, caller, input).changeSet.id);
    } catch (error) {
      if (!(error instanceof AwsError && error.code === "ChangeSetNotFoundException")) throw error;
    }
    return {};
  };
}
