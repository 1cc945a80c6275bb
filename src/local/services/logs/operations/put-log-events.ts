import type {
  InputLogEvent,
  PutLogEventsCommandInput,
  PutLogEventsCommandOutput,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Operation, ServiceHost } from "../../../service.ts";
import { formatPosition } from "../event-position.ts";
import { addEvents } from "../log-events.ts";
import { getGroup, oldestKept } from "../log-groups.ts";
import { getStream } from "../log-streams.ts";
import { invalidParameter } from "../logs-errors.ts";
import { checkGroupName, checkRequest, checkStreamName } from "../names.ts";

const hour = 60 * 60_000;
const mostEvents = 10_000;
const batchLimit = 1_048_576;
const eventOverhead = 26;

/**
 * PutLogEvents. No sequence token is needed. Events that are older than 14 days or the group's retention, or more than two
 * hours ahead, are left out and named in the answer.
 */
export function putLogEvents(host: ServiceHost): Operation<PutLogEventsCommandInput, PutLogEventsCommandOutput> {
  return (input, { caller }) => {
    const groupName = checkGroupName(input.logGroupName);
    const streamName = checkStreamName(input.logStreamName);
    const events = checkEvents(input.logEvents);
    const group = getGroup(host.store, caller, groupName);
    const stream = getStream(host.store, group, streamName);
    const now = host.now();
    // In chronological order, what is refused stands at the ends.
    const tooOld = countWhile(events, ({ timestamp }) => timestamp < now - 14 * 24 * hour);
    const expired = countWhile(events, ({ timestamp }) => timestamp < oldestKept(group, now));
    const tooNew = events.length - countWhile(events.toReversed(), ({ timestamp }) => timestamp > now + 2 * hour);
    const taken = events.slice(Math.max(tooOld, expired), tooNew);
    if (taken.length > 0) addEvents(host.store, { group, stream, now }, taken);
    const rejected = {
      ...(tooNew < events.length ? { tooNewLogEventStartIndex: tooNew } : {}),
      ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
      ...(expired > tooOld ? { expiredLogEventEndIndex: expired } : {}),
    };
    return {
      nextSequenceToken: formatPosition({ timestamp: now, id: 0 }),
      ...(Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {}),
    };
  };
}

/** Checks the events of a request. @throws AwsError `InvalidParameterException` */
function checkEvents(events: InputLogEvent[] | undefined): { timestamp: number; message: string }[] {
  checkRequest().required("logEvents", events).finish();
  const list = events ?? [];
  if (list.length < 1 || list.length > mostEvents) {
    const bound = list.length < 1 ? "greater than or equal to 1" : `less than or equal to ${mostEvents}`;
    throw invalidParameter(
      `1 validation error detected: Value '[${list.length < 1 ? "" : `${list.length} events`}]' at 'logEvents' failed to satisfy constraint: Member must have length ${bound}`,
    );
  }
  const checked = list.map(({ timestamp, message }, index) => {
    const member = `logEvents.${index + 1}.member`;
    checkRequest()
      .required(`${member}.timestamp`, timestamp)
      .number(`${member}.timestamp`, timestamp, { min: 0 })
      .required(`${member}.message`, message)
      .text(`${member}.message`, message, { min: 1 })
      .finish();
    return { timestamp: timestamp ?? 0, message: message ?? "" };
  });
  checkBatch(checked);
  return checked;
}

function checkBatch(events: readonly { timestamp: number; message: string }[]): void {
  let bytes = 0;
  let last = 0;
  for (const { timestamp, message } of events) {
    if (timestamp < last) {
      throw invalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
    }
    last = timestamp;
    bytes += Buffer.byteLength(message) + eventOverhead;
  }
  if (bytes > batchLimit) {
    throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${batchLimit}`);
  }
  if (last - (events[0]?.timestamp ?? last) > 24 * hour) {
    throw invalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
  }
}

function countWhile<T>(list: readonly T[], holds: (item: T) => boolean): number {
  const end = list.findIndex((item) => !holds(item));
  return end < 0 ? list.length : end;
}
