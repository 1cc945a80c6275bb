import type { SQLOutputValue } from "node:sqlite";
import type { Store } from "../../../store/store.ts";

/** Absent until versioning was first switched on; from then on never absent again. */
export type Versioning = "Enabled" | "Suspended" | undefined;

export interface StoredBucket {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly versioning: Versioning;
}

/** The settings of a bucket that are kept as the client stated them. */
export type BucketSetting =
  | "access-control-list"
  | "cors"
  | "encryption"
  | "lifecycle"
  | "location"
  | "notifications"
  | "ownership-controls"
  | "policy"
  | "public-access-block"
  | "tags";

/** The rows of buckets and their settings. Everything that changes belongs inside `store.write`. */
export interface BucketTable {
  find(name: string): StoredBucket | undefined;
  list(account: string): StoredBucket[];
  add(bucket: StoredBucket): void;
  remove(name: string): void;
  setVersioning(name: string, versioning: Versioning): void;
  /** A setting's value as stored, in JSON. */
  getSetting(name: string, kind: BucketSetting): string | undefined;
  putSetting(name: string, kind: BucketSetting, value: string): void;
  deleteSetting(name: string, kind: BucketSetting): void;
}

/** The table of buckets. Their names are unique across accounts and regions, as on AWS. */
export function createBucketTable(store: Store): BucketTable {
  return {
    find(name) {
      const row = store.prepare("SELECT * FROM s3_buckets WHERE name = ?").get(name);
      return row && readRow(row);
    },
    list(account) {
      return store.prepare("SELECT * FROM s3_buckets WHERE account = ? ORDER BY name").all(account).map(readRow);
    },
    add(bucket) {
      store
        .prepare("INSERT INTO s3_buckets (name, account, region, created, versioning) VALUES (?, ?, ?, ?, ?)")
        .run(bucket.name, bucket.account, bucket.region, bucket.created, bucket.versioning ?? null);
    },
    remove(name) {
      store.prepare("DELETE FROM s3_buckets WHERE name = ?").run(name);
    },
    setVersioning(name, versioning) {
      store.prepare("UPDATE s3_buckets SET versioning = ? WHERE name = ?").run(versioning ?? null, name);
    },
    getSetting(name, kind) {
      const row = store.prepare("SELECT value FROM s3_bucket_settings WHERE bucket = ? AND kind = ?").get(name, kind);
      return row && String(row["value"]);
    },
    putSetting(name, kind, value) {
      store
        .prepare(
          `INSERT INTO s3_bucket_settings (bucket, kind, value) VALUES (?, ?, ?)
           ON CONFLICT (bucket, kind) DO UPDATE SET value = excluded.value`,
        )
        .run(name, kind, value);
    },
    deleteSetting(name, kind) {
      store.prepare("DELETE FROM s3_bucket_settings WHERE bucket = ? AND kind = ?").run(name, kind);
    },
  };
}

function readRow(row: Record<string, SQLOutputValue>): StoredBucket {
  const versioning = row["versioning"];
  return {
    name: String(row["name"]),
    account: String(row["account"]),
    region: String(row["region"]),
    created: Number(row["created"]),
    versioning: versioning === "Enabled" || versioning === "Suspended" ? versioning : undefined,
  };
}
