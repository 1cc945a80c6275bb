import type { DescribeStackEventsCommandInput, DescribeStackEventsCommandOutput } from "@aws-sdk/client-cloudformation";
import type { Operation, ServiceHost } from "../../../service.ts";
import { makeToken, pageSize, readToken } from "../requests/paging.ts";
import { getStack } from "../stacks/find-stack.ts";
import { listEvents } from "../stacks/stack-events.ts";

/** Lists what happened to a stack and its resources, newest first, in pages. */
export function describeStackEvents(
  host: ServiceHost,
): Operation<DescribeStackEventsCommandInput, DescribeStackEventsCommandOutput> {
  return (input, { caller }) => {
    const stack = getStack(host.store, caller, input.StackName, { absent: (name) => `Stack [${name}] does not exist` });
    const before = readToken(input.NextToken) || undefined;
    const { events, next } = listEvents(host.store, stack, { before, size: pageSize });
    return { StackEvents: events, ...(next === undefined ? {} : { NextToken: makeToken(next) }) };
  };
}
