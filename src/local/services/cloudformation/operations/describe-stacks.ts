import type { DescribeStacksCommandInput, DescribeStacksCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import type { Deployments } from "../deployment/deployments.ts";
import { newestFirst, pageOf } from "../requests/paging.ts";
import { showStack } from "../requests/shown-stack.ts";
import { getStack } from "../stacks/find-stack.ts";
import { listStoredStacks } from "../stacks/stack-records.ts";

/** One stack, deleted ones by their id, or all that are there. */
export function describeStacks(
  host: ServiceHost,
  deployments: Deployments,
): Operation<DescribeStacksCommandInput, DescribeStacksCommandOutput> {
  return (input, { caller }) => {
    if (input.StackName !== undefined) {
      const stack = getStack(host.store, caller, input.StackName);
      // A client that waits for this stack would wait for ever.
      deployments.takeUp(stack.id);
      return { Stacks: [showStack(stack)] };
    }
    const present = listStoredStacks(host.store, caller.account, caller.region).filter(
      (stack) => stack.status !== "DELETE_COMPLETE",
    );
    const { page, ...more } = pageOf(present, newestFirst, input.NextToken);
    return { Stacks: page.map(showStack), ...more };
  };
}
