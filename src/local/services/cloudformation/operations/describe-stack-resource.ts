import type {
  DescribeStackResourceCommandInput,
  DescribeStackResourceCommandOutput,
} from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../aws-error.ts";
import { requireText } from "../../../service-kit/member-constraints.ts";
import type { Operation, ServiceHost } from "../../../service.ts";
import { summarizeResource } from "../requests/shown-resource.ts";
import { getStack } from "../stacks/find-stack.ts";
import { findResource } from "../stacks/stack-resource.ts";

/** One resource of a stack, with its metadata. */
export function describeStackResource(
  host: ServiceHost,
): Operation<DescribeStackResourceCommandInput, DescribeStackResourceCommandOutput> {
  return (input, { caller }) => {
    const logicalId = requireText("logicalResourceId", input.LogicalResourceId);
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack '${name}' does not exist` });
    const resource = findResource(host.store, stack.id, logicalId);
    if (!resource) {
      throw new AwsError("ValidationError", `Resource ${logicalId} does not exist for stack ${stack.name}`);
    }
    return {
      StackResourceDetail: {
        StackName: stack.name,
        StackId: stack.id,
        ...summarizeResource(resource),
        Metadata: JSON.stringify(resource.metadata ?? {}),
      },
    };
  };
}
