import { afterEach, beforeEach, expect, test } from "vitest";
import { createLogsService } from "../../../../src/local/services/logs/service.ts";
import type { Service, ServiceHost } from "../../../../src/local/service.ts";
import { ask, makeHost, refusal } from "../service-host.ts";

const hour = 60 * 60_000;
const start = Date.UTC(2026, 0, 1);
let now = start;
let host: ReturnType<typeof makeHost>;
let logs: Service;

beforeEach(async () => {
  now = start;
  host = makeHost();
  const timed: ServiceHost = { ...host, now: () => now };
  logs = createLogsService(timed);
  await ask(logs, "CreateLogGroup", { logGroupName: "g" });
  await ask(logs, "CreateLogStream", { logGroupName: "g", logStreamName: "s" });
});
afterEach(() => host.remove());

async function put(
  events: [timestamp: number, message: string][],
  logStreamName = "s",
): Promise<Record<string, unknown>> {
  const logEvents = events.map(([timestamp, message]) => ({ timestamp, message }));
  return await ask(logs, "PutLogEvents", { logGroupName: "g", logStreamName, logEvents });
}

interface Page {
  messages: string[];
  forward: string;
  backward: string;
  next: unknown;
}

async function read(operation: string, input: Record<string, unknown> = {}): Promise<Page> {
  const own = operation === "GetLogEvents" ? { logStreamName: "s" } : {};
  const page = await ask(logs, operation, { logGroupName: "g", ...own, ...input });
  const events: { message: string }[] = Array.isArray(page["events"]) ? page["events"] : [];
  return {
    messages: events.map(({ message }) => message),
    forward: String(page["nextForwardToken"]),
    backward: String(page["nextBackwardToken"]),
    next: page["nextToken"],
  };
}

test("streams are made, described by name and by their last event, and deleted", async () => {
  await ask(logs, "CreateLogStream", { logGroupName: "g", logStreamName: "a" });
  await put([
    [start - 5, "older"],
    [start - 1, "newer"],
  ]);
  const described = await ask(logs, "DescribeLogStreams", {
    logGroupName: "g",
    orderBy: "LastEventTime",
    descending: true,
  });
  expect(described).toEqual({
    logStreams: [
      {
        logStreamName: "s",
        creationTime: start,
        firstEventTimestamp: start - 5,
        lastEventTimestamp: start - 1,
        lastIngestionTime: start,
        arn: "arn:aws:logs:us-west-2:123456789012:log-group:g:log-stream:s",
        storedBytes: 0,
      },
      {
        logStreamName: "a",
        creationTime: start,
        arn: "arn:aws:logs:us-west-2:123456789012:log-group:g:log-stream:a",
        storedBytes: 0,
      },
    ],
  });
  expect(await ask(logs, "DescribeLogStreams", { logGroupIdentifier: "g", limit: 1 })).toMatchObject({
    logStreams: [{ logStreamName: "a" }],
    nextToken: expect.any(String),
  });
  expect(
    await refusal(
      ask(logs, "DescribeLogStreams", { logGroupName: "g", orderBy: "LastEventTime", logStreamNamePrefix: "s" }),
    ),
  ).toBe("InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.");
  expect(await refusal(ask(logs, "CreateLogStream", { logGroupName: "g", logStreamName: "s" }))).toBe(
    "ResourceAlreadyExistsException: The specified log stream already exists",
  );
  await ask(logs, "DeleteLogStream", { logGroupName: "g", logStreamName: "s" });
  expect(await ask(logs, "DescribeLogGroups")).toHaveProperty("logGroups.0.storedBytes", 0);
  expect(await refusal(read("GetLogEvents"))).toBe(
    "ResourceNotFoundException: The specified log stream does not exist.",
  );
});

test("events are read forward and backward with tokens, and an end gives its own token back", async () => {
  await put([1, 2, 3, 4, 5].map((n) => [start + n, `event ${n}`]));
  const newest = await read("GetLogEvents", { limit: 2 });
  expect(newest.messages).toEqual(["event 4", "event 5"]);
  const before = await read("GetLogEvents", { limit: 2, nextToken: newest.backward });
  expect(before.messages).toEqual(["event 2", "event 3"]);
  const first = await read("GetLogEvents", { nextToken: before.backward });
  expect(first.messages).toEqual(["event 1"]);
  const nothing = await read("GetLogEvents", { nextToken: first.backward });
  expect(nothing).toMatchObject({ messages: [], backward: first.backward });
  expect((await read("GetLogEvents", { nextToken: nothing.forward, limit: 1 })).messages).toEqual(["event 1"]);

  const oldest = await read("GetLogEvents", { startFromHead: true, limit: 4 });
  expect(oldest.messages).toHaveLength(4);
  const last = await read("GetLogEvents", { nextToken: oldest.forward });
  expect(last.messages).toEqual(["event 5"]);
  const end = await read("GetLogEvents", { nextToken: last.forward });
  expect(end).toMatchObject({ messages: [], forward: last.forward });
  expect((await read("GetLogEvents", { nextToken: end.backward, limit: 1 })).messages).toEqual(["event 5"]);
  await put([[start + 5, "event 6 of the same time"]]);
  expect((await read("GetLogEvents", { nextToken: end.forward })).messages).toEqual(["event 6 of the same time"]);
  expect(await refusal(read("GetLogEvents", { nextToken: "f/1/s" }))).toBe(
    "InvalidParameterException: The specified nextToken is invalid.",
  );
});

test("a range of time holds its start; its end only where events are filtered", async () => {
  await put([1, 2, 3].map((n) => [start + n, `event ${n}`]));
  const range = { startTime: start + 1, endTime: start + 2 };
  expect((await read("GetLogEvents", range)).messages).toEqual(["event 1"]);
  expect((await read("FilterLogEvents", range)).messages).toEqual(["event 1", "event 2"]);
});

test("events of several streams are filtered by time, stream and terms, page by page", async () => {
  await ask(logs, "CreateLogStream", { logGroupName: "g", logStreamName: "t" });
  await put([
    [start + 1, "ERROR one"],
    [start + 3, "INFO three [x-1]"],
  ]);
  await put(
    [
      [start + 2, "ERROR two"],
      [start + 4, "WARN four"],
    ],
    "t",
  );
  const filter = async (filterPattern: string) => (await read("FilterLogEvents", { filterPattern })).messages;
  expect(await filter("")).toEqual(["ERROR one", "ERROR two", "INFO three [x-1]", "WARN four"]);
  expect(await filter("ERROR")).toEqual(["ERROR one", "ERROR two"]);
  expect(await filter("ERROR two")).toEqual(["ERROR two"]);
  expect(await filter("?one ?four")).toEqual(["ERROR one", "WARN four"]);
  expect(await filter("-ERROR -WARN")).toEqual(["INFO three [x-1]"]);
  expect(await filter('"[x-1]"')).toEqual(["INFO three [x-1]"]);
  expect(await filter("error")).toEqual([]);
  expect(await refusal(filter("x-1"))).toBe("InvalidParameterException: Invalid character(s) in term 'x-1'");
  expect(await refusal(filter("{ $.level = 1 }"))).toBe(
    "InvalidParameterException: This local endpoint filters log events by terms only. Patterns in {}, [] and %% exist on AWS; here they would select the wrong events.",
  );
  expect((await read("FilterLogEvents", { logStreamNamePrefix: "t" })).messages).toEqual(["ERROR two", "WARN four"]);
  expect((await read("FilterLogEvents", { logStreamNames: ["s"] })).messages).toEqual([
    "ERROR one",
    "INFO three [x-1]",
  ]);
  expect(await refusal(read("FilterLogEvents", { logStreamNames: ["none"] }))).toBe(
    "ResourceNotFoundException: The specified log stream does not exist.",
  );
  const first = await read("FilterLogEvents", { limit: 3 });
  expect(first.messages).toHaveLength(3);
  const rest = await read("FilterLogEvents", { limit: 3, nextToken: first.next });
  expect(rest).toMatchObject({ messages: ["WARN four"], next: undefined });
});

test("what AWS does not take is refused, or left out and named", async () => {
  const refused = (events: [number, string][]) => refusal(put(events));
  expect(await refused([])).toBe(
    "InvalidParameterException: 1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  expect(
    await refused([
      [start + 2, "late"],
      [start + 1, "early"],
    ]),
  ).toBe("InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order.");
  expect(
    await refused([
      [start - 25 * hour, "yesterday"],
      [start, "today"],
    ]),
  ).toBe(
    "InvalidParameterException: The batch of log events in a single PutLogEvents request cannot span more than 24 hours.",
  );
  expect(await refused([[start, "x".repeat(1_048_551)]])).toBe(
    "InvalidParameterException: Upload too large: 1048577 bytes exceeds limit of 1048576",
  );
  expect(await refused([[start, ""]])).toBe(
    "InvalidParameterException: 1 validation error detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  expect(
    await put([
      [start, "now"],
      [start + 3 * hour, "too new"],
    ]),
  ).toHaveProperty("rejectedLogEventsInfo", {
    tooNewLogEventStartIndex: 1,
  });
  const old = start - 14 * 24 * hour;
  expect(
    await put([
      [old - 1, "too old"],
      [old, "just"],
    ]),
  ).toHaveProperty("rejectedLogEventsInfo", {
    tooOldLogEventEndIndex: 1,
  });
  expect((await read("GetLogEvents")).messages).toEqual(["just", "now"]);
});

test("events past their retention are neither shown nor kept", async () => {
  await ask(logs, "PutRetentionPolicy", { logGroupName: "g", retentionInDays: 1 });
  await put([[start, "first"]]);
  now = start + 25 * hour;
  expect((await read("GetLogEvents")).messages).toEqual([]);
  expect(
    await put([
      [start + 1, "expired"],
      [start + 24 * hour, "second"],
    ]),
  ).toHaveProperty("rejectedLogEventsInfo", {
    expiredLogEventEndIndex: 1,
  });
  expect((await read("FilterLogEvents")).messages).toEqual(["second"]);
  expect(await ask(logs, "DescribeLogGroups")).toHaveProperty("logGroups.0.storedBytes", "second".length);
  await ask(logs, "DeleteRetentionPolicy", { logGroupName: "g" });
  expect((await read("FilterLogEvents")).messages).toEqual(["second"]);
});

test("one answer holds a megabyte of events", async () => {
  for (let n = 0; n < 3; n++) await put([[start + n, `${n}${"x".repeat(500_000)}`]]);
  const page = await read("FilterLogEvents");
  expect(page.messages.map((message) => message[0])).toEqual(["0", "1"]);
  expect((await read("FilterLogEvents", { nextToken: page.next })).messages.map((message) => message[0])).toEqual([
    "2",
  ]);
});
