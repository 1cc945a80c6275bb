import type { GetExecutionHistoryInput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import type { HistoryEvent } from "../../../states-language/index.ts";
import { withoutData } from "../records/event-data.ts";
import { arn, checkRequest, pageSize, pageToken } from "../requests/constraints.ts";
import { findExecution } from "../requests/lookup.ts";
import { continueAfter, pageLimit, pageOf } from "../requests/paging.ts";
import type { StatesContext } from "../service-context.ts";

/** An event as the response contains it: its time has the SDK's type. */
type ShownEvent = Omit<HistoryEvent, "timestamp"> & { readonly timestamp: Date };

/** The events of an execution, oldest first or, with `reverseOrder`, newest first. */
export function getExecutionHistory({
  host,
  records,
  engine,
}: StatesContext): Operation<GetExecutionHistoryInput, { events: ShownEvent[]; nextToken?: string }> {
  return (input, { caller }) => {
    checkRequest(input, { executionArn: arn, maxResults: pageSize, nextToken: pageToken });
    const { executionArn, reverseOrder: newestFirst = false, includeExecutionData = true } = input;
    const { execution } = findExecution(records, caller, executionArn ?? "");
    engine.checkStored(execution.id);
    const list = { scope: `history ${executionArn} ${newestFirst}`, now: host.now() };
    const limit = pageLimit(input.maxResults);
    const last = continueAfter(input.nextToken, list);
    const from =
      last === undefined ? (newestFirst ? Number.MAX_SAFE_INTEGER : 1) : Number(last) + (newestFirst ? -1 : 1);
    const read = records.history.events(execution.id, { from, limit: limit + 1, newestFirst });
    const { items, nextToken } = pageOf(read, { ...list, limit, positionOf: ({ id }) => id });
    const events = items.map((event) => shownEvent(event, { includeExecutionData }));
    return { events, ...(nextToken && { nextToken }) };
  };
}

function shownEvent(event: HistoryEvent, { includeExecutionData }: { includeExecutionData: boolean }): ShownEvent {
  const { timestamp, ...rest } = includeExecutionData ? event : withoutData(event);
  return { ...rest, timestamp: new Date(timestamp) };
}
