import type { InputLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import type { Store } from "../../store/store.ts";
import type { EventPosition } from "./event-position.ts";
import { oldestKept, type StoredGroup } from "./log-groups.ts";
import type { StoredStream } from "./log-streams.ts";

/** An event as it is stored. */
export interface StoredEvent extends EventPosition {
  readonly streamName: string;
  readonly ingested: number;
  readonly message: string;
}

/** Which events of a group are wanted, from which position on, and in which order. Both times belong to the range. */
interface EventRange {
  readonly stream?: StoredStream;
  readonly from: number;
  readonly to: number;
  readonly after?: EventPosition;
  readonly before?: EventPosition;
  readonly order: "newest first" | "oldest first";
}

/** A group keeps this many bytes of messages; the oldest make room. AWS has no such limit, but a disk does. */
const groupByteLimit = 64 * 1024 * 1024;
const sweepPause = 60_000;
/** Larger than any time an event can have. */
export const endOfTime = 99_999_999_999_999;

/** Adds events to a stream, and now and then removes those of the group that are past their time. */
export function addEvents(
  store: Store,
  place: { group: StoredGroup; stream: StoredStream; now: number },
  events: readonly Required<InputLogEvent>[],
): void {
  const { group, stream, now } = place;
  const times = events.map((event) => event.timestamp ?? now);
  store.write(() => {
    const insert = store.prepare(
      "INSERT INTO log_events (log_group, stream, timestamp, ingested, message) VALUES (?, ?, ?, ?, ?)",
    );
    let bytes = 0;
    for (const { timestamp = now, message = "" } of events) {
      insert.run(group.id, stream.id, timestamp, now, message);
      bytes += Buffer.byteLength(message);
    }
    store
      .prepare("UPDATE log_streams SET first_event = ?, last_event = ?, last_ingestion = ? WHERE id = ?")
      .run(
        Math.min(stream.firstEvent ?? endOfTime, ...times),
        Math.max(stream.lastEvent ?? 0, ...times),
        now,
        stream.id,
      );
    store.prepare("UPDATE log_groups SET bytes = bytes + ? WHERE id = ?").run(bytes, group.id);
    if (group.bytes + bytes > groupByteLimit) makeRoom(store, group);
    else if (now - group.swept > sweepPause) sweep(store, group, now);
  });
}

/** The events of a range, read one after the other as they are asked for. */
export function* readEvents(store: Store, group: StoredGroup, range: EventRange, now: number): Generator<StoredEvent> {
  const { after, before } = range;
  const order = range.order === "oldest first" ? "ASC" : "DESC";
  const owner = range.stream ? "e.stream" : "e.log_group";
  const rows = store
    .prepare(
      `SELECT e.id, e.timestamp, e.ingested, e.message, s.name FROM log_events e JOIN log_streams s ON s.id = e.stream
       WHERE ${owner} = ? AND e.timestamp BETWEEN ? AND ? AND (e.timestamp, e.id) > (?, ?) AND (e.timestamp, e.id) < (?, ?)
       ORDER BY e.timestamp ${order}, e.id ${order}`,
    )
    .iterate(
      range.stream?.id ?? group.id,
      Math.max(range.from, oldestKept(group, now)),
      range.to,
      after?.timestamp ?? -1,
      after?.id ?? 0,
      before?.timestamp ?? endOfTime,
      before?.id ?? 0,
    );
  for (const row of rows) {
    yield {
      id: Number(row["id"]),
      timestamp: Number(row["timestamp"]),
      ingested: Number(row["ingested"]),
      message: String(row["message"]),
      streamName: String(row["name"]),
    };
  }
}

function sweep(store: Store, group: StoredGroup, now: number): void {
  if (group.retention !== undefined) {
    store.prepare("DELETE FROM log_events WHERE log_group = ? AND timestamp < ?").run(group.id, oldestKept(group, now));
    countBytes(store, group);
  }
  store.prepare("UPDATE log_groups SET swept = ? WHERE id = ?").run(now, group.id);
}

/** Removes the older half of a group's events, so that it is not done again with each event. */
function makeRoom(store: Store, group: StoredGroup): void {
  store
    .prepare(
      `DELETE FROM log_events WHERE id IN (
        SELECT id FROM log_events WHERE log_group = ?1 ORDER BY timestamp, id
        LIMIT (SELECT count(*) / 2 FROM log_events WHERE log_group = ?1))`,
    )
    .run(group.id);
  countBytes(store, group);
}

function countBytes(store: Store, group: StoredGroup): void {
  store
    .prepare(
      `UPDATE log_groups SET bytes =
        (SELECT total(length(CAST(message AS BLOB))) FROM log_events WHERE log_group = ?1) WHERE id = ?1`,
    )
    .run(group.id);
}
