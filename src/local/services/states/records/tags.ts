import type { Tag } from "@aws-sdk/client-sfn";
import type { Store } from "../../../store/store.ts";
import { text } from "./columns.ts";

/** Tags of machines and activities, by ARN. Changes must be made inside `store.write`. */
export type Tags = ReturnType<typeof openTags>;

/** The table of tags, by the ARNs of their resources. */
export function openTags(store: Store) {
  const select = store.prepare("SELECT key, value FROM states_tags WHERE resource = ? ORDER BY key");
  const upsert = store.prepare(
    "INSERT INTO states_tags VALUES (?, ?, ?) ON CONFLICT (resource, key) DO UPDATE SET value = excluded.value",
  );
  return {
    of: (resource: string): Required<Tag>[] =>
      select.all(resource).map((row) => ({ key: text(row, "key"), value: text(row, "value") })),
    add(resource: string, tags: readonly Tag[]): void {
      for (const { key = "", value = "" } of tags) upsert.run(resource, key, value);
    },
    remove(resource: string, keys: readonly string[]): void {
      const statement = store.prepare("DELETE FROM states_tags WHERE resource = ? AND key = ?");
      for (const key of keys) statement.run(resource, key);
    },
    removeAll(resource: string): void {
      store.prepare("DELETE FROM states_tags WHERE resource = ?").run(resource);
    },
  };
}
