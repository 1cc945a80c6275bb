import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { ItemSource, Json, MapItem, ReaderConfig } from "../../../states-language/index.ts";
import { itemReaderFailed } from "./item-reader-failed.ts";
import { readCsv } from "./read-csv.ts";
import type { S3Call } from "./s3-call.ts";

/** An item before it has its number. */
type FoundItem = Omit<MapItem, "index">;
type ReaderSource = Extract<ItemSource, { kind: "reader" }>;

/**
 * The items of a distributed Map state, one after the other.
 * @throws StatesError `States.ItemReaderFailed`
 */
export async function* readItems(source: ItemSource, s3: S3Call): AsyncGenerator<MapItem> {
  let index = 0;
  const most = (source.kind === "reader" && source.config.maxItems) || Number.POSITIVE_INFINITY;
  for await (const item of source.kind === "state" ? stateItems(source.items) : readerItems(source, s3)) {
    if (index >= most) return;
    yield { ...item, index };
    index++;
  }
}

function* stateItems(items: readonly Json[]): Generator<FoundItem> {
  for (const value of items) yield { value, source: "STATE_DATA" };
}

async function* readerItems({ resource, request, config }: ReaderSource, s3: S3Call): AsyncGenerator<FoundItem> {
  const bucket = String(request["Bucket"] ?? "");
  if (!resource.endsWith(":s3:listObjectsV2")) {
    yield* objectItems({ bucket, key: String(request["Key"] ?? "") }, config, s3);
    return;
  }
  for await (const listed of listObjects(request, s3)) {
    if (config.transformation === "LOAD_AND_FLATTEN")
      yield* objectItems({ bucket, key: String(listed["Key"]) }, config, s3);
    else yield { value: listed, source: `s3://${bucket}` };
  }
}

async function* objectItems(
  { bucket, key }: { bucket: string; key: string },
  config: ReaderConfig,
  s3: S3Call,
): AsyncGenerator<FoundItem> {
  const answer = await s3("GetObject", { Bucket: bucket, Key: key }, itemReaderFailed);
  const body = answer["Body"];
  const content =
    body instanceof Readable ? await text(body) : body instanceof Uint8Array ? Buffer.from(body).toString() : "";
  const source = `s3://${bucket}/${key}`;
  for (const item of itemsOf(content, config, key)) yield { ...item, source };
}

function itemsOf(content: string, config: ReaderConfig, key: string): Iterable<Omit<FoundItem, "source">> {
  const type = config.inputType ?? typeOfKey(key);
  if (type === "CSV") return csvItems(content, config);
  if (type === "JSONL") return jsonLines(content);
  if (type === "JSON") return jsonItems(content, config.itemsPointer);
  throw itemReaderFailed(`The local endpoint does not read items of the input type ${type}`);
}

function typeOfKey(key: string): "CSV" | "JSON" | "JSONL" {
  if (key.endsWith(".csv")) return "CSV";
  return key.endsWith(".jsonl") ? "JSONL" : "JSON";
}

function* csvItems(content: string, { csvDelimiter, csvHeaderLocation, csvHeaders }: ReaderConfig) {
  const rows = readCsv(content, csvDelimiter);
  const first = csvHeaderLocation === "GIVEN" ? undefined : rows.next();
  const headers = first === undefined ? (csvHeaders ?? []) : first.done === true ? [] : first.value;
  for (const row of rows) yield { value: Object.fromEntries(headers.map((header, n) => [header, row[n] ?? ""])) };
}

function* jsonLines(content: string) {
  for (const line of content.split("\n")) if (line.trim() !== "") yield { value: parse(line) };
}

function* jsonItems(content: string, pointer: string | undefined) {
  const found = pointer === undefined ? parse(content) : follow(parse(content), pointer);
  if (Array.isArray(found)) {
    for (const value of found) yield { value };
    return;
  }
  if (typeof found !== "object" || found === null) throw itemReaderFailed("Attempting to map over non-iterable node.");
  for (const [key, value] of Object.entries(found)) yield { key, value };
}

/** A JSON pointer (RFC 6901). */
function follow(document: Json, pointer: string): Json | undefined {
  let found: Json | undefined = document;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null) return undefined;
    found = Array.isArray(found) ? found[Number(name)] : found[name];
  }
  return found;
}

function parse(content: string): Json {
  try {
    const read: Json = JSON.parse(content);
    return read;
  } catch {
    throw itemReaderFailed("The file could not be read as JSON");
  }
}

async function* listObjects(request: Readonly<Record<string, Json>>, s3: S3Call): AsyncGenerator<Record<string, Json>> {
  let token: unknown;
  do {
    const page = await s3(
      "ListObjectsV2",
      { ...request, ...(token !== undefined && { ContinuationToken: token }) },
      itemReaderFailed,
    );
    for (const object of Array.isArray(page["Contents"]) ? page["Contents"] : []) yield listedObject(object);
    token = page["NextContinuationToken"];
  } while (token !== undefined);
}

/** As the developer guide shows the items of `s3:listObjectsV2`: times in seconds since 1970. */
function listedObject(object: Readonly<Record<string, unknown>>): Record<string, Json> {
  const { ETag, Key, LastModified, Size, StorageClass } = object;
  return {
    Etag: String(ETag),
    Key: String(Key),
    LastModified: LastModified instanceof Date ? Math.floor(LastModified.getTime() / 1000) : 0,
    Size: Number(Size),
    StorageClass: String(StorageClass ?? "STANDARD"),
  };
}
