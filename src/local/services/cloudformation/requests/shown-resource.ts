import type { StackResource as ShownResource, StackResourceSummary } from "@aws-sdk/client-cloudformation";
import type { StackResource } from "../stacks/stack-resource.ts";
import type { Stack } from "../stacks/stack.ts";

/** A resource as ListStackResources answers it. */
export function summarizeResource(resource: StackResource): StackResourceSummary {
  return {
    LogicalResourceId: resource.logicalId,
    ...(resource.physical === undefined ? {} : { PhysicalResourceId: resource.physical.physicalId }),
    ResourceType: resource.type,
    LastUpdatedTimestamp: new Date(resource.updated),
    ResourceStatus: resource.status,
    ...(resource.statusReason === undefined ? {} : { ResourceStatusReason: resource.statusReason }),
    DriftInformation: { StackResourceDriftStatus: "NOT_CHECKED" },
  };
}

/** A resource as DescribeStackResources answers it. */
export function showResource(stack: Stack, resource: StackResource): ShownResource {
  const { LastUpdatedTimestamp: Timestamp, ...summary } = summarizeResource(resource);
  return { StackName: stack.name, StackId: stack.id, ...summary, Timestamp };
}
