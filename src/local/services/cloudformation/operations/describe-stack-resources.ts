import type {
  DescribeStackResourcesCommandInput,
  DescribeStackResourcesCommandOutput,
} from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import type { Caller, Operation, ServiceHost } from "../../../service.ts";
import { showResource } from "../requests/shown-resource.ts";
import { getStack } from "../stacks/find-stack.ts";
import { listStoredStacks } from "../stacks/stack-records.ts";
import { listResources } from "../stacks/stack-resource.ts";
import type { Stack } from "../stacks/stack.ts";

/** The first hundred resources of a stack, which is named or found by one of its resources. */
export function describeStackResources(
  host: ServiceHost,
): Operation<DescribeStackResourcesCommandInput, DescribeStackResourcesCommandOutput> {
  return (input, { caller }) => {
    const { StackName: name, LogicalResourceId: logicalId, PhysicalResourceId: physicalId } = input;
    if ((name === undefined) === (physicalId === undefined)) {
      throw new AwsError("ValidationError", "Either StackName or PhysicalResourceId must be specified, but not both.");
    }
    const stack =
      physicalId === undefined ? getStack(host.store, caller, name) : getStackOfResource(host, caller, physicalId);
    const resources = listResources(host.store, stack.id).filter(
      (resource) => logicalId === undefined || resource.logicalId === logicalId,
    );
    return { StackResources: resources.slice(0, 100).map((resource) => showResource(stack, resource)) };
  };
}

function getStackOfResource(host: ServiceHost, caller: Caller, physicalId: string): Stack {
  const found = listStoredStacks(host.store, caller.account, caller.region).find(
    (stack) =>
      stack.status !== "DELETE_COMPLETE" &&
      listResources(host.store, stack.id).some((resource) => resource.physical?.physicalId === physicalId),
  );
  if (found) return found;
  throw new AwsError("ValidationError", `Stack for ${physicalId} does not exist`);
}
