import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";

/** Names one collection of one account and region. */
export interface CollectionKey {
  readonly account: string;
  readonly region: string;
  readonly collection: string;
}

/** Values by key. */
export type Tags = Readonly<Record<string, string>>;

export interface StoredCollection {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly tags: Tags;
}

/** The key as the parameters of a statement, in the order of the columns. */
export function keyParameters(key: CollectionKey): readonly [string, string, string] {
  return [key.account, key.region, key.collection];
}

/** The collections and their tags in the store. The tables are those of `face-store.ts`. */
export function openCollectionTable(store: Store) {
  function writeTags(key: CollectionKey, tags: Tags): void {
    const insert = store.prepare("INSERT INTO rekognition_tags VALUES (?, ?, ?, ?, ?)");
    for (const [name, value] of Object.entries(tags)) insert.run(...keyParameters(key), name, value);
  }

  function readTags(key: CollectionKey): Tags {
    const rows = store.prepare(
      "SELECT key, value FROM rekognition_tags WHERE account = ? AND region = ? AND collection = ? ORDER BY key",
    );
    return Object.fromEntries(
      rows.all(...keyParameters(key)).map((row): [string, string] => [String(row["key"]), String(row["value"])]),
    );
  }

  return {
    /** @returns false when it exists already */
    insert(key: CollectionKey, { created, tags }: Pick<StoredCollection, "created" | "tags">): boolean {
      const { changes } = store
        .prepare("INSERT INTO rekognition_collections VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .run(...keyParameters(key), created);
      if (Number(changes) === 1) writeTags(key, tags);
      return Number(changes) === 1;
    },

    replaceTags(key: CollectionKey, tags: Tags): void {
      store
        .prepare("DELETE FROM rekognition_tags WHERE account = ? AND region = ? AND collection = ?")
        .run(...keyParameters(key));
      writeTags(key, tags);
    },

    find(key: CollectionKey): StoredCollection | undefined {
      const row = store
        .prepare("SELECT id, created FROM rekognition_collections WHERE account = ? AND region = ? AND id = ?")
        .get(...keyParameters(key));
      return row && { id: String(row["id"]), created: Number(row["created"]), tags: readTags(key) };
    },

    /** Ids in order, after the one given. */
    list(caller: Caller, page: { after: string; limit: number }): string[] {
      return store
        .prepare(
          "SELECT id FROM rekognition_collections WHERE account = ? AND region = ? AND id > ? ORDER BY id LIMIT ?",
        )
        .all(caller.account, caller.region, page.after, page.limit)
        .map((row) => String(row["id"]));
    },

    /** Deletes its faces and tags with it. @returns false when it does not exist */
    remove(key: CollectionKey): boolean {
      const { changes } = store
        .prepare("DELETE FROM rekognition_collections WHERE account = ? AND region = ? AND id = ?")
        .run(...keyParameters(key));
      return Number(changes) === 1;
    },
  };
}
