import type { LogGroupClass } from "@aws-sdk/client-cloudwatch-logs";
import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import { notFound } from "./logs-errors.ts";

type Scope = Pick<Caller, "account" | "region">;

/** A log group as it is stored. */
export interface StoredGroup {
  readonly id: number;
  readonly name: string;
  readonly created: number;
  /** Days events are kept; without it they stay. */
  readonly retention: number | undefined;
  readonly class: LogGroupClass;
  readonly tags: Readonly<Record<string, string>>;
  readonly bytes: number;
  /** When events past their time were last removed. */
  readonly swept: number;
}

/** The group of that name, if there is one. */
export function findGroup(store: Store, scope: Scope, name: string): StoredGroup | undefined {
  const row = store
    .prepare("SELECT * FROM log_groups WHERE account = ? AND region = ? AND name = ?")
    .get(scope.account, scope.region, name);
  return row && readGroup(row);
}

/** The group of that name. @throws AwsError `ResourceNotFoundException` */
export function getGroup(store: Store, scope: Scope, name: string): StoredGroup {
  const group = findGroup(store, scope, name);
  if (!group) throw notFound("log group");
  return group;
}

/** All groups of an account and region, sorted by name. */
export function listGroups(store: Store, scope: Scope): StoredGroup[] {
  return store
    .prepare("SELECT * FROM log_groups WHERE account = ? AND region = ? ORDER BY name")
    .all(scope.account, scope.region)
    .map(readGroup);
}

/** The caller has checked that no group of the account's region has this name. */
export function addGroup(
  store: Store,
  scope: Scope,
  group: Pick<StoredGroup, "class" | "created" | "name" | "tags">,
): void {
  store.write(() =>
    store
      .prepare(
        "INSERT INTO log_groups (account, region, name, created, class, tags, bytes, swept) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
      )
      .run(
        scope.account,
        scope.region,
        group.name,
        group.created,
        group.class,
        JSON.stringify(group.tags),
        group.created,
      ),
  );
}

/** Removes a group with its streams and events. */
export function removeGroup(store: Store, group: StoredGroup): void {
  store.write(() => store.prepare("DELETE FROM log_groups WHERE id = ?").run(group.id));
}

/** Sets how many days a group's events are kept; undefined: as long as the group. */
export function setRetention(store: Store, group: StoredGroup, days: number | undefined): void {
  store.write(() =>
    store.prepare("UPDATE log_groups SET retention = ?, swept = 0 WHERE id = ?").run(days ?? null, group.id),
  );
}

/** Replaces a group's tags. */
export function setTags(store: Store, group: StoredGroup, tags: Readonly<Record<string, string>>): void {
  store.write(() => store.prepare("UPDATE log_groups SET tags = ? WHERE id = ?").run(JSON.stringify(tags), group.id));
}

/** Events before this moment are past their time. */
export function oldestKept(group: StoredGroup, now: number): number {
  return group.retention === undefined ? 0 : now - group.retention * 24 * 60 * 60_000;
}

function readGroup(row: Record<string, unknown>): StoredGroup {
  const tags: Record<string, string> = JSON.parse(String(row["tags"]));
  return {
    id: Number(row["id"]),
    name: String(row["name"]),
    created: Number(row["created"]),
    retention: row["retention"] === null ? undefined : Number(row["retention"]),
    class: row["class"] === "INFREQUENT_ACCESS" ? "INFREQUENT_ACCESS" : "STANDARD",
    tags,
    bytes: Number(row["bytes"]),
    swept: Number(row["swept"]),
  };
}
