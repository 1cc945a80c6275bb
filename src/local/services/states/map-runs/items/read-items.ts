import type { ItemSource, Json, MapItem } from "../../../../states-language/index.ts";
import type { CountedSource } from "../../records/map-runs.ts";
import { type FoundItem, uriOf } from "./found-item.ts";
import { listObjects } from "./list-objects.ts";
import { itemReaderFailed } from "../map-run-failures.ts";
import { readManifest } from "./read-manifest.ts";
import { readObjectItems } from "./read-object.ts";
import type { S3Call } from "../s3-call.ts";

type ReaderSource = Extract<ItemSource, { kind: "reader" }>;

/** How the object that holds the items is to be, or was, found. */
interface TagOptions {
  /** The entity tag it must have: what was read once is what is read again. */
  readonly expectedTag?: string | undefined;
  readonly noteTag?: (etag: string) => void;
}

/**
 * The items of a distributed Map state, one after the other, as they are read.
 * @throws StatesError `States.ItemReaderFailed`
 */
export async function* readItems(source: ItemSource, s3: S3Call, options: TagOptions = {}): AsyncGenerator<MapItem> {
  const most = mostItems(source);
  let index = 0;
  for await (const item of source.kind === "state" ? stateItems(source.items) : readerItems(source, s3, options)) {
    if (index >= most) return;
    yield { ...item, index };
    index += 1;
  }
}

/** Reads all items once, to know how many there are and that they can be read. @throws StatesError */
export async function countItems(source: ItemSource, s3: S3Call): Promise<CountedSource> {
  if (source.kind === "state") return { items: source.items.length, etag: undefined };
  let items = 0;
  let etag: string | undefined;
  for await (const _ of readItems(source, s3, { noteTag: (tag) => (etag = tag) })) items += 1;
  return { items, etag };
}

/** AWS reads no more than this. */
const mostItemsOfAll = 100_000_000;

function mostItems(source: ItemSource): number {
  const wanted = source.kind === "reader" ? (source.config.maxItems ?? 0) : 0;
  if (wanted < 0) throw itemReaderFailed("field MaxItems must be positive");
  return wanted === 0 ? mostItemsOfAll : Math.min(wanted, mostItemsOfAll);
}

function* stateItems(items: readonly Json[]): Generator<FoundItem> {
  for (const value of items) yield { value, source: "STATE_DATA" };
}

async function* readerItems(source: ReaderSource, s3: S3Call, options: TagOptions): AsyncGenerator<FoundItem> {
  const { resource, request, config } = source;
  const bucket = String(request["Bucket"] ?? "");
  if (!resource.endsWith(":s3:listObjectsV2")) {
    const { expectedTag, noteTag } = options;
    const object = {
      request: { ...request, ...(expectedTag !== undefined && { IfMatch: expectedTag }) },
      config,
      noteTag,
    };
    const isManifest = config.inputType === "MANIFEST" || config.manifestType !== undefined;
    if (isManifest) yield* readManifest(s3, object);
    else for await (const item of readObjectItems(s3, object)) yield { ...item, source: uriOf(bucket, request["Key"]) };
    return;
  }
  for await (const listed of listObjects(s3, request)) {
    if (config.transformation === "NONE") yield { value: listed, source: `S3://${bucket}` };
    else {
      const object = { request: { Bucket: bucket, Key: listed["Key"] }, config };
      for await (const item of readObjectItems(s3, object)) yield { ...item, source: uriOf(bucket, listed["Key"]) };
    }
  }
}
