import type { GetExecutionHistoryInput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../service.ts";
import type { HistoryEvent } from "../../states-language/index.ts";
import { arn, checkRequest, pageSize, pageToken } from "./requests/constraints.ts";
import { findExecution } from "./requests/lookup.ts";
import { continueAfter, pageLimit, pageOf } from "./requests/paging.ts";
import type { StatesContext } from "./service-context.ts";

/** An event as it goes out: its time as the SDK takes it. */
export type ShownEvent = Omit<HistoryEvent, "timestamp"> & { readonly timestamp: Date };

/** The events of an execution, oldest first or, with `reverseOrder`, newest first. */
export function getExecutionHistory({
  host,
  records,
}: StatesContext): Operation<GetExecutionHistoryInput, { events: ShownEvent[]; nextToken?: string }> {
  return (input, { caller }) => {
    checkRequest(input, { executionArn: arn, maxResults: pageSize, nextToken: pageToken });
    const { executionArn, reverseOrder: newestFirst = false, includeExecutionData = true } = input;
    const { execution } = findExecution(records, caller, executionArn ?? "");
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

/** Members of an event's details that hold the execution's data, left out when it is not asked for. */
const data = new Set([
  "input",
  "inputDetails",
  "output",
  "outputDetails",
  "error",
  "cause",
  "parameters",
  "assignedVariables",
  "assignedVariablesDetails",
]);

function shownEvent(
  { timestamp, ...event }: HistoryEvent,
  { includeExecutionData }: { includeExecutionData: boolean },
): ShownEvent {
  const shown = { ...event, timestamp: new Date(timestamp) };
  return includeExecutionData ? shown : withoutData(shown);
}

function withoutData(event: ShownEvent): ShownEvent {
  const entries = Object.entries(event).map(([name, value]: [string, unknown]) => {
    if (!name.endsWith("EventDetails") || typeof value !== "object" || value === null) return [name, value];
    return [name, Object.fromEntries(Object.entries(value).filter(([member]) => !data.has(member)))];
  });
  return { ...event, ...Object.fromEntries(entries) };
}
