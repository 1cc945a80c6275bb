import type { SQLOutputValue } from "node:sqlite";
import type { Grant, StorageClass, Tag } from "@aws-sdk/client-s3";
import type { BodySegment } from "../bodies/body-files.ts";
import { readStorageClass } from "./storage-class.ts";
import type { ObjectHeaders } from "./stored-object.ts";

type Row = Record<string, SQLOutputValue>;

/** The columns that objects and uploads share: the client's choices for the object. */
interface ChosenSettings {
  readonly storageClass: StorageClass;
  readonly headers: ObjectHeaders;
  readonly tags: readonly Tag[];
  /** The access control list, where it is more than the owner's grant. */
  readonly grants?: readonly Grant[] | undefined;
}

/** The values of the columns `storage_class`, `headers`, `tags` and `grants`. */
export function writeSettings(chosen: ChosenSettings): [string, string, string, string | null] {
  const { storageClass, headers, tags, grants } = chosen;
  return [storageClass, JSON.stringify(headers), JSON.stringify(tags), writeJson(grants)];
}

/** Reads the same columns. */
export function readSettings(row: Row): ChosenSettings {
  const headers: ObjectHeaders = JSON.parse(String(row["headers"]));
  const tags: Tag[] = JSON.parse(String(row["tags"]));
  const grants: Grant[] | null = JSON.parse(String(row["grants"]));
  return { storageClass: readStorageClass(row["storage_class"]), headers, tags, grants: grants ?? undefined };
}

/** Reads the column `segments`: the files of a body, in order. */
export function readSegments(row: Row): BodySegment[] {
  return JSON.parse(String(row["segments"]));
}

/** The value of a column that holds JSON, or null. */
export function writeJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
