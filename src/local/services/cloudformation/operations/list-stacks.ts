import type { ListStacksCommandInput, ListStacksCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { newestFirst, pageOf } from "../requests/paging.ts";
import { summarizeStack } from "../requests/shown-stack.ts";
import { listStoredStacks } from "../stacks/stack-records.ts";

/** All stacks, deleted ones too, newest first, or those in some statuses. */
export function listStacks(host: ServiceHost): Operation<ListStacksCommandInput, ListStacksCommandOutput> {
  return (input, { caller }) => {
    const wanted = input.StackStatusFilter ?? [];
    const stacks = listStoredStacks(host.store, caller.account, caller.region).filter(
      (stack) => wanted.length === 0 || wanted.includes(stack.status),
    );
    const { page, ...more } = pageOf(stacks, newestFirst, input.NextToken);
    return { StackSummaries: page.map(summarizeStack), ...more };
  };
}
