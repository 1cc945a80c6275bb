import type { DescribeChangeSetCommandInput, DescribeChangeSetCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../service.ts";
import { pageOf } from "./requests/paging.ts";
import { showParameters } from "./requests/shown-stack.ts";
import { getChangeSet } from "./stacks/change-sets.ts";
import { parseTemplate } from "./template/parse-template.ts";

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
    return {
      ChangeSetName: changeSet.name,
      ChangeSetId: changeSet.id,
      StackId: stack.id,
      StackName: stack.name,
      ...(changeSet.description === undefined ? {} : { Description: changeSet.description }),
      Parameters: showParameters(content, parseTemplate(content.template)),
      CreationTime: new Date(changeSet.created),
      ExecutionStatus: changeSet.executionStatus,
      Status: changeSet.status,
      ...(changeSet.statusReason === undefined ? {} : { StatusReason: changeSet.statusReason }),
      NotificationARNs: [...content.notificationArns],
      RollbackConfiguration: {},
      Capabilities: [...content.capabilities],
      Tags: [...content.tags],
      Changes: page.map(({ change: ResourceChange }) => ({ Type: "Resource", ResourceChange })),
      ...more,
      IncludeNestedStacks: false,
      OnStackFailure: changeSet.onFailure,
    };
  };
}
