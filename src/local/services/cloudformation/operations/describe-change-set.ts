import type { DescribeChangeSetCommandInput, DescribeChangeSetCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { withoutValues } from "../requests/change-contexts.ts";
import { pageOf } from "../requests/paging.ts";
import { showParameters } from "../requests/shown-stack.ts";
import { getChangeSet } from "../stacks/change-sets.ts";
import { parseTemplate } from "../template/parse-template.ts";

/** A change set with the changes it would make, in pages. */
export function describeChangeSet(
  host: ServiceHost,
): Operation<DescribeChangeSetCommandInput, DescribeChangeSetCommandOutput> {
  return (input, { caller }) => {
    const { changeSet, stack } = getChangeSet(host.store, caller, input);
    // Changes of a change set stay as they are: their numbers are their positions.
    const numbered = changeSet.changes.map((change, number) => ({ change, number }));
    const { page, ...more } = pageOf(numbered, { positionOf: ({ number }) => [number] }, input.NextToken);
    const { content } = changeSet;
    const parameters = showParameters(content, parseTemplate(content.template));
    return {
      ChangeSetName: changeSet.name,
      ChangeSetId: changeSet.id,
      StackId: stack.id,
      StackName: stack.name,
      ...(changeSet.description === undefined ? {} : { Description: changeSet.description }),
      ...(parameters.length === 0 ? {} : { Parameters: parameters }),
      CreationTime: new Date(changeSet.created),
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      ...(changeSet.statusReason === undefined ? {} : { StatusReason: changeSet.statusReason }),
      NotificationARNs: [...content.notificationArns],
      RollbackConfiguration: {},
      Capabilities: [...content.capabilities],
      ...(content.tags.length === 0 ? {} : { Tags: [...content.tags] }),
      Changes: page.map(({ change }) => ({
        Type: "Resource",
        ResourceChange: input.IncludePropertyValues === true ? change : withoutValues(change),
      })),
      ...more,
      IncludeNestedStacks: false,
      ...(changeSet.onFailure === "ROLLBACK" ? {} : { OnStackFailure: changeSet.onFailure }),
    };
  };
}
