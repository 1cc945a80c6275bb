import type { GetLogEventsCommandInput, GetLogEventsCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { type EventPosition, formatPosition, parsePosition } from "../event-position.ts";
import { mostEvents, takePage } from "../event-page.ts";
import { endOfTime, readEvents } from "../log-events.ts";
import { getGroup } from "../log-groups.ts";
import { getStream } from "../log-streams.ts";
import { invalidParameter } from "../logs-errors.ts";
import { checkRequest, checkStreamName, readGroupName } from "../names.ts";

/**
 * GetLogEvents: the newest events of a stream, or with `startFromHead` the oldest. Both tokens come with every answer; at
 * an end the same token comes back, as on AWS.
 */
export function getLogEvents(host: ServiceHost): Operation<GetLogEventsCommandInput, GetLogEventsCommandOutput> {
  return (input, { caller }) => {
    const groupName = readGroupName(caller, input);
    const streamName = checkStreamName(input.logStreamName);
    checkRequest()
      .number("limit", input.limit, { min: 1, max: mostEvents })
      .number("startTime", input.startTime, { min: 0 })
      .number("endTime", input.endTime, { min: 0 })
      .finish();
    const group = getGroup(host.store, caller, groupName);
    const stream = getStream(host.store, group, streamName);
    const token = readToken(input.nextToken);
    const forward = token ? token.direction === "f" : (input.startFromHead ?? false);
    const range = {
      stream,
      from: input.startTime ?? 0,
      // The end is not part of the range, unlike in FilterLogEvents.
      to: input.endTime === undefined ? endOfTime : input.endTime - 1,
      order: forward ? "oldest first" : "newest first",
      ...(token && forward ? { after: token.position } : {}),
      ...(token && !forward ? { before: token.position } : {}),
    } as const;
    const { events } = takePage(readEvents(host.store, group, range, host.now()), input.limit);
    if (!forward) events.reverse();
    const [first] = events;
    const last = events.at(-1);
    const edge = token?.position ?? { timestamp: 0, id: 0 };
    return {
      events: events.map(({ timestamp, message, ingested }) => ({ timestamp, message, ingestionTime: ingested })),
      nextForwardToken: writeToken("f", last ?? (forward ? edge : { ...edge, id: edge.id - 1 })),
      nextBackwardToken: writeToken("b", first ?? (forward ? { ...edge, id: edge.id + 1 } : edge)),
    };
  };
}

function writeToken(direction: "b" | "f", position: EventPosition): string {
  return `${direction}/${formatPosition({ ...position, id: Math.max(0, position.id) })}/s`;
}

function readToken(token: string | undefined): { direction: string; position: EventPosition } | undefined {
  if (token === undefined) return undefined;
  const [, direction, digits] = /^([bf])\/(\d{56})\/s$/.exec(token) ?? [];
  if (direction === undefined || digits === undefined) {
    throw invalidParameter("The specified nextToken is invalid.");
  }
  return { direction, position: parsePosition(digits) };
}
