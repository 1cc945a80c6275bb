import type { FilterLogEventsCommandInput, FilterLogEventsCommandOutput } from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { mostEvents, takePage } from "../event-page.ts";
import { formatPosition, parsePosition } from "../event-position.ts";
import { parseFilterPattern } from "../filter-pattern.ts";
import { endOfTime, readEvents } from "../log-events.ts";
import { getGroup } from "../log-groups.ts";
import { getStream } from "../log-streams.ts";
import { invalidParameter } from "../logs-errors.ts";
import { checkRequest, readGroupName } from "../names.ts";

/** FilterLogEvents: the events of a group's streams by time, those that match a pattern of terms. */
export function filterLogEvents(
  host: ServiceHost,
): Operation<FilterLogEventsCommandInput, FilterLogEventsCommandOutput> {
  return (input, { caller }) => {
    const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
    const groupName = readGroupName(caller, input);
    checkRequest()
      .number("limit", input.limit, { min: 1, max: mostEvents })
      .number("startTime", input.startTime, { min: 0 })
      .number("endTime", input.endTime, { min: 0 })
      .text("logStreamNamePrefix", prefix, { min: 1, max: 512, pattern: "[^:*]*" })
      .text("filterPattern", input.filterPattern, { max: 1024 })
      .finish();
    if (names !== undefined && prefix !== undefined) {
      throw invalidParameter("logStreamNames and logStreamNamePrefix are mutually exclusive parameters.");
    }
    const isWanted = parseFilterPattern(input.filterPattern);
    const group = getGroup(host.store, caller, groupName);
    for (const name of names ?? []) getStream(host.store, group, name);
    const range = {
      from: input.startTime ?? 0,
      to: input.endTime ?? endOfTime,
      order: "oldest first",
      ...(input.nextToken === undefined ? {} : { after: parsePosition(input.nextToken) }),
    } as const;
    const matching = readEvents(host.store, group, range, host.now()).filter(
      ({ streamName, message }) =>
        (names?.includes(streamName) ?? true) && streamName.startsWith(prefix ?? "") && isWanted(message),
    );
    const { events, more } = takePage(matching, input.limit);
    const last = events.at(-1);
    return {
      events: events.map((event) => ({
        logStreamName: event.streamName,
        timestamp: event.timestamp,
        message: event.message,
        ingestionTime: event.ingested,
        eventId: formatPosition(event),
      })),
      searchedLogStreams: [],
      ...(more && last ? { nextToken: formatPosition(last) } : {}),
    };
  };
}
