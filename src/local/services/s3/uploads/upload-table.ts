import type { SQLOutputValue } from "node:sqlite";
import type { Grant, StorageClass, Tag } from "@aws-sdk/client-s3";
import type { Store } from "../../../store/store.ts";
import type { BodySegment } from "../bodies/body-files.ts";
import { type ChecksumAlgorithm, isChecksumAlgorithm } from "../bodies/checksum-algorithms.ts";
import { readSegments, readSettings, writeJson, writeSettings } from "../objects/object-columns.ts";
import type { ObjectHeaders } from "../objects/stored-object.ts";

/** An upload in parts that was begun and neither completed nor aborted. */
export interface StoredUpload {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly initiated: number;
  readonly storageClass: StorageClass;
  readonly headers: ObjectHeaders;
  readonly tags: readonly Tag[];
  readonly grants?: readonly Grant[] | undefined;
  /** Absent when the client asked for none: then each part may choose. */
  readonly algorithm: ChecksumAlgorithm | undefined;
  readonly checksumType: "COMPOSITE" | "FULL_OBJECT" | undefined;
}

export interface UploadedPart {
  /** 1 to 10,000. */
  readonly number: number;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly modified: number;
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined;
  readonly segments: readonly BodySegment[];
}

/** The rows of uploads in progress. Everything that changes belongs inside `store.write`. */
export interface UploadTable {
  find(bucket: string, key: string, id: string): StoredUpload | undefined;
  add(upload: StoredUpload): void;
  /** Removes an upload with the rows of its parts. */
  remove(id: string): void;
  /** Uploads of a bucket from a key on, ordered by key and id. */
  list(bucket: string, from: string): StoredUpload[];
  /** Parts after a part number, in order. */
  parts(upload: string, after?: number): UploadedPart[];
  /** Adds a part; returns the body of the one it replaces. */
  putPart(upload: string, part: UploadedPart): readonly BodySegment[];
  referredFiles(): Iterable<string>;
}

/** The tables of multipart uploads and their parts. */
export function createUploadTable(store: Store): UploadTable {
  return {
    find(bucket, key, id) {
      const row = store
        .prepare("SELECT * FROM s3_uploads WHERE id = ? AND bucket = ? AND key = ?")
        .get(id, bucket, key);
      return row && readUpload(row);
    },
    add(upload) {
      store
        .prepare(
          `INSERT INTO s3_uploads (id, bucket, key, initiated, storage_class, headers, tags, grants, algorithm,
             checksum_type) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          upload.id,
          upload.bucket,
          upload.key,
          upload.initiated,
          ...writeSettings(upload),
          upload.algorithm ?? null,
          upload.checksumType ?? null,
        );
    },
    remove(id) {
      store.prepare("DELETE FROM s3_uploads WHERE id = ?").run(id);
    },
    list(bucket, from) {
      return store
        .prepare("SELECT * FROM s3_uploads WHERE bucket = ? AND key >= ? ORDER BY key, id")
        .all(bucket, from)
        .map(readUpload);
    },
    parts(upload, after = 0) {
      return store
        .prepare("SELECT * FROM s3_parts WHERE upload = ? AND number > ? ORDER BY number")
        .all(upload, after)
        .map(readPart);
    },
    putPart(upload, part) {
      const replaced = store.prepare("SELECT * FROM s3_parts WHERE upload = ? AND number = ?").get(upload, part.number);
      store
        .prepare("INSERT OR REPLACE INTO s3_parts VALUES (?, ?, ?, ?, ?, ?, ?)")
        .run(
          upload,
          part.number,
          part.size,
          part.etag,
          part.modified,
          writeJson(part.checksum),
          JSON.stringify(part.segments),
        );
      return replaced ? readPart(replaced).segments : [];
    },
    *referredFiles() {
      for (const row of store.prepare("SELECT * FROM s3_parts").iterate()) {
        for (const segment of readPart(row).segments) yield segment.file;
      }
    },
  };
}

function readUpload(row: Record<string, SQLOutputValue>): StoredUpload {
  const algorithm = String(row["algorithm"]);
  const checksumType = row["checksum_type"];
  return {
    ...readSettings(row),
    id: String(row["id"]),
    bucket: String(row["bucket"]),
    key: String(row["key"]),
    initiated: Number(row["initiated"]),
    algorithm: isChecksumAlgorithm(algorithm) ? algorithm : undefined,
    checksumType: checksumType === "COMPOSITE" || checksumType === "FULL_OBJECT" ? checksumType : undefined,
  };
}

function readPart(row: Record<string, SQLOutputValue>): UploadedPart {
  const checksum: UploadedPart["checksum"] | null = JSON.parse(String(row["checksum"]));
  return {
    number: Number(row["number"]),
    size: Number(row["size"]),
    etag: String(row["etag"]),
    modified: Number(row["modified"]),
    checksum: checksum ?? undefined,
    segments: readSegments(row),
  };
}
