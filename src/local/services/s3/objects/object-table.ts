import { randomBytes } from "node:crypto";
import type { SQLOutputValue } from "node:sqlite";
import type { Grant, Tag } from "@aws-sdk/client-s3";
import type { Store } from "../../../store/store.ts";
import type { BodySegment } from "../bodies/body-files.ts";
import type { Versioning } from "../buckets/bucket-table.ts";
import type { StoredChecksum } from "../bodies/requested-checksum.ts";
import { readSegments, readSettings, writeJson, writeSettings } from "./object-columns.ts";
import type { NewObject, StoredObject, StoredPart } from "./stored-object.ts";

/** The rows of objects and their versions. Everything that changes belongs inside `store.write`. */
export interface ObjectTable {
  /** The newest version of a key, which may be a delete marker. */
  findLatest(bucket: string, key: string): StoredObject | undefined;
  findVersion(bucket: string, key: string, version: string): StoredObject | undefined;
  /** Adds the newest version; without versioning it replaces the one there is. */
  add(object: NewObject, versioning: Versioning): { readonly added: StoredObject; readonly replaced: BodySegment[] };
  /** Removes one version for good; the one before it becomes the newest. */
  remove(object: StoredObject): void;
  setTags(object: StoredObject, tags: readonly Tag[]): void;
  setGrants(object: StoredObject, grants: readonly Grant[] | undefined): void;
  hasAny(bucket: string): boolean;
  /** Current objects from a key on, that key included, in the order of their UTF-8 bytes. */
  listCurrent(bucket: string, from: string): Iterable<StoredObject>;
  /** All versions and delete markers from a key on, newest first within a key. */
  listVersions(bucket: string, from: string): Iterable<StoredObject>;
  /** Every file that some object's body consists of. */
  referredFiles(): Iterable<string>;
}

const pageSize = 250;

/** The table of objects, a row for each version and delete marker. */
export function createObjectTable(store: Store): ObjectTable {
  function find(sql: string, ...values: string[]): StoredObject | undefined {
    const row = store.prepare(sql).get(...values);
    return row && readRow(row);
  }

  function findLatest(bucket: string, key: string): StoredObject | undefined {
    return find("SELECT * FROM s3_objects WHERE bucket = ? AND key = ? AND latest = 1", bucket, key);
  }

  function findVersion(bucket: string, key: string, version: string): StoredObject | undefined {
    return find("SELECT * FROM s3_objects WHERE bucket = ? AND key = ? AND version = ?", bucket, key, version);
  }

  return {
    findLatest,
    findVersion,
    add(object, versioning) {
      const { bucket, key } = object;
      const version = versioning === "Enabled" ? newVersionId() : "null";
      const replaced = version === "null" ? findVersion(bucket, key, version) : undefined;
      if (replaced) store.prepare("DELETE FROM s3_objects WHERE id = ?").run(replaced.id);
      store.prepare("UPDATE s3_objects SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1").run(bucket, key);
      const { lastInsertRowid } = store
        .prepare(
          `INSERT INTO s3_objects (bucket, key, version, latest, marker, size, etag, modified, storage_class, headers,
             tags, grants, checksum, parts, segments) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          bucket,
          key,
          version,
          object.marker ? 1 : 0,
          object.size,
          object.etag,
          object.modified,
          ...writeSettings(object),
          writeJson(object.checksum),
          writeJson(object.parts),
          JSON.stringify(object.segments),
        );
      const added = { ...object, id: Number(lastInsertRowid), version, latest: true };
      return { added, replaced: [...(replaced?.segments ?? [])] };
    },
    remove(object) {
      store.prepare("DELETE FROM s3_objects WHERE id = ?").run(object.id);
      if (!object.latest) return;
      store
        .prepare(
          `UPDATE s3_objects SET latest = 1 WHERE id =
             (SELECT max(id) FROM s3_objects WHERE bucket = ? AND key = ?)`,
        )
        .run(object.bucket, object.key);
    },
    setTags(object, tags) {
      store.prepare("UPDATE s3_objects SET tags = ? WHERE id = ?").run(JSON.stringify(tags), object.id);
    },
    setGrants(object, grants) {
      store.prepare("UPDATE s3_objects SET grants = ? WHERE id = ?").run(writeJson(grants), object.id);
    },
    hasAny(bucket) {
      return store.prepare("SELECT 1 FROM s3_objects WHERE bucket = ? LIMIT 1").get(bucket) !== undefined;
    },
    listCurrent: (bucket, from) => listCurrent(store, bucket, from),
    listVersions: (bucket, from) => listVersions(store, bucket, from),
    *referredFiles() {
      for (const row of store.prepare("SELECT segments FROM s3_objects").iterate()) {
        for (const segment of readSegments(row)) yield segment.file;
      }
    },
  };
}

function* listCurrent(store: Store, bucket: string, from: string): Generator<StoredObject> {
  const page = store.prepare(
    `SELECT * FROM s3_objects WHERE bucket = ? AND key >= ? AND latest = 1 ORDER BY key LIMIT ${pageSize}`,
  );
  for (let start: string | undefined = from; start !== undefined;) {
    const rows: StoredObject[] = page.all(bucket, start).map(readRow);
    yield* rows.filter((row) => !row.marker);
    start = rows.length === pageSize ? `${rows.at(-1)?.key}\0` : undefined;
  }
}

function* listVersions(store: Store, bucket: string, from: string): Generator<StoredObject> {
  const page = store.prepare(
    `SELECT * FROM s3_objects WHERE bucket = ? AND key >= ? AND (key > ? OR id < ?)
     ORDER BY key, id DESC LIMIT ${pageSize}`,
  );
  let rows = page.all(bucket, from, from, Number.MAX_SAFE_INTEGER).map(readRow);
  for (;;) {
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    rows = page.all(bucket, last.key, last.key, last.id).map(readRow);
  }
}

function newVersionId(): string {
  return randomBytes(24).toString("base64url");
}

function readRow(row: Record<string, SQLOutputValue>): StoredObject {
  const checksum: StoredChecksum | null = JSON.parse(String(row["checksum"]));
  const parts: StoredPart[] | null = JSON.parse(String(row["parts"]));
  return {
    ...readSettings(row),
    id: Number(row["id"]),
    bucket: String(row["bucket"]),
    key: String(row["key"]),
    version: String(row["version"]),
    latest: row["latest"] === 1,
    marker: row["marker"] === 1,
    size: Number(row["size"]),
    etag: String(row["etag"]),
    modified: Number(row["modified"]),
    checksum: checksum ?? undefined,
    parts: parts ?? undefined,
    segments: readSegments(row),
  };
}
