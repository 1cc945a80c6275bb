import type { ListStackResourcesCommandInput, ListStackResourcesCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { pageOf } from "../requests/paging.ts";
import { summarizeResource } from "../requests/shown-resource.ts";
import { getStack } from "../stacks/find-stack.ts";
import { listResources } from "../stacks/stack-resource.ts";

/** A stack's resources with their statuses, in pages. */
export function listStackResources(
  host: ServiceHost,
): Operation<ListStackResourcesCommandInput, ListStackResourcesCommandOutput> {
  return (input, { caller }) => {
    const stack = getStack(host.store, caller, input.StackName);
    const resources = listResources(host.store, stack.id);
    const { page, ...more } = pageOf(resources, { positionOf: ({ logicalId }) => [logicalId] }, input.NextToken);
    return { StackResourceSummaries: page.map(summarizeResource), ...more };
  };
}
