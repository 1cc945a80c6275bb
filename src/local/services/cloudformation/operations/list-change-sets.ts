import type { ListChangeSetsCommandInput, ListChangeSetsCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { newestFirst, pageOf } from "../requests/paging.ts";
import { listStoredChangeSets } from "../stacks/change-sets.ts";
import { getStack } from "../stacks/find-stack.ts";

/** The change sets of a stack that can be, or have been, executed. */
export function listChangeSets(host: ServiceHost): Operation<ListChangeSetsCommandInput, ListChangeSetsCommandOutput> {
  return (input, { caller }) => {
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
    const { page, ...more } = pageOf(listStoredChangeSets(host.store, stack.id), newestFirst, input.NextToken);
    return {
      Summaries: page.map((changeSet) => ({
        StackId: stack.id,
        StackName: stack.name,
        ChangeSetId: changeSet.id,
        ChangeSetName: changeSet.name,
        ExecutionStatus: changeSet.executionStatus,
        Status: changeSet.status,
        ...(changeSet.statusReason === undefined ? {} : { StatusReason: changeSet.statusReason }),
        CreationTime: new Date(changeSet.created),
        ...(changeSet.description === undefined ? {} : { Description: changeSet.description }),
        IncludeNestedStacks: false,
      })),
      ...more,
    };
  };
}
