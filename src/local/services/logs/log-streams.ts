import type { Store } from "../../store/store.ts";
import type { StoredGroup } from "./log-groups.ts";
import { notFound } from "./logs-errors.ts";

/** A log stream as it is stored. Without events it has no times of them. */
export interface StoredStream {
  readonly id: number;
  readonly name: string;
  readonly created: number;
  readonly firstEvent: number | undefined;
  readonly lastEvent: number | undefined;
  readonly lastIngestion: number | undefined;
}

/** The stream of that name, if there is one. */
export function findStream(store: Store, group: StoredGroup, name: string): StoredStream | undefined {
  const row = store.prepare("SELECT * FROM log_streams WHERE log_group = ? AND name = ?").get(group.id, name);
  return row && readStream(row);
}

/** The stream of that name. @throws AwsError `ResourceNotFoundException` */
export function getStream(store: Store, group: StoredGroup, name: string): StoredStream {
  const stream = findStream(store, group, name);
  if (!stream) throw notFound("log stream");
  return stream;
}

/** All streams of a group, sorted by name. */
export function listStreams(store: Store, group: StoredGroup): StoredStream[] {
  return store.prepare("SELECT * FROM log_streams WHERE log_group = ? ORDER BY name").all(group.id).map(readStream);
}

/** Adds a stream without events. */
export function addStream(store: Store, group: StoredGroup, stream: Pick<StoredStream, "created" | "name">): void {
  store.write(() =>
    store
      .prepare("INSERT INTO log_streams (log_group, name, created) VALUES (?, ?, ?)")
      .run(group.id, stream.name, stream.created),
  );
}

/** Removes a stream with its events. */
export function removeStream(store: Store, group: StoredGroup, stream: StoredStream): void {
  store.write(() => {
    const freed = store
      .prepare("SELECT total(length(CAST(message AS BLOB))) AS bytes FROM log_events WHERE stream = ?")
      .get(stream.id);
    store.prepare("DELETE FROM log_streams WHERE id = ?").run(stream.id);
    store.prepare("UPDATE log_groups SET bytes = bytes - ? WHERE id = ?").run(Number(freed?.["bytes"] ?? 0), group.id);
  });
}

function readStream(row: Record<string, unknown>): StoredStream {
  return {
    id: Number(row["id"]),
    name: String(row["name"]),
    created: Number(row["created"]),
    firstEvent: toNumber(row["first_event"]),
    lastEvent: toNumber(row["last_event"]),
    lastIngestion: toNumber(row["last_ingestion"]),
  };
}

function toNumber(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
