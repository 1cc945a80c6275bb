import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Json, ReaderConfig } from "../../../../states-language/index.ts";
import { openCsvRows } from "./formats/csv-rows.ts";
import { openJsonElements } from "./formats/json-elements.ts";
import { openLines } from "./formats/lines.ts";
import { decodeText, readPiecewise } from "./formats/piecewise.ts";
import { itemReaderFailed } from "../map-run-failures.ts";
import type { S3Call } from "../s3-call.ts";

/** An item as it stands in an object. */
interface ObjectItem {
  readonly value: Json;
  /** Its name, when the items are the members of a JSON object. */
  readonly key?: string;
}

/** An object in S3, and what is said of it: `request` is GetObject's. */
export interface ObjectSource {
  readonly request: Readonly<Record<string, unknown>>;
  readonly config: ReaderConfig;
  /** Hears the entity tag of what is read. */
  readonly noteTag?: ((etag: string) => void) | undefined;
}

/** JSON that is not simply an array of items is read as a whole up to this many characters. */
const mostHeldCharacters = 64 * 1024 * 1024;

/**
 * The items in an object, while it is read: nothing but the item at hand is held.
 * @throws StatesError `States.ItemReaderFailed`
 */
export async function* readObjectItems(s3: S3Call, source: ObjectSource): AsyncGenerator<ObjectItem> {
  const { config } = source;
  const text = await openText(s3, source);
  try {
    const type = config.inputType ?? typeOfKey(String(source.request["Key"]));
    if (type === "CSV") yield* readCsvItems(text, config);
    else if (type === "JSONL") yield* readJsonLines(text);
    else if (type === "JSON") yield* readJsonItems(text, config.itemsPointer);
    else throw itemReaderFailed(`The local endpoint does not read items of the input type ${type}`);
  } catch (error) {
    throw isUnreadable(error) ? itemReaderFailed(`Unable to parse the items: ${error.message}`) : error;
  }
}

/** No JSON, or nothing that was packed by gzip. */
function isUnreadable(error: unknown): error is Error {
  return (
    error instanceof SyntaxError || (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
  );
}

/** The text of an object, unpacked when its name says that it is packed. @throws StatesError */
export async function openText(s3: S3Call, { request, noteTag }: ObjectSource): Promise<AsyncIterable<string>> {
  const { Body, ETag } = await s3("GetObject", request, itemReaderFailed);
  if (typeof ETag === "string") noteTag?.(ETag);
  const body = Body instanceof Readable ? Body : Readable.from([Body instanceof Uint8Array ? Body : new Uint8Array()]);
  return decodeText(String(request["Key"]).endsWith(".gz") ? pipeline(body, createGunzip(), () => {}) : body);
}

/** The whole of a text. @throws StatesError when that is too much to hold */
export async function readWhole(text: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const piece of text) {
    whole += piece;
    if (whole.length > mostHeldCharacters) {
      throw itemReaderFailed(
        `The local endpoint reads JSON of more than ${mostHeldCharacters} characters only when it is an array of items`,
      );
    }
  }
  return whole;
}

async function* readCsvItems(
  text: AsyncIterable<string>,
  { csvDelimiter, csvHeaderLocation, csvHeaders }: ReaderConfig,
): AsyncGenerator<ObjectItem> {
  let headers = csvHeaderLocation === "GIVEN" ? (csvHeaders ?? []) : undefined;
  if (headers) checkHeaders(headers);
  let count = 0;
  for await (const row of readPiecewise(text, openCsvRows(csvDelimiter))) {
    if (headers === undefined) checkHeaders((headers = row));
    else {
      count += 1;
      yield { value: Object.fromEntries(headers.map((header, column) => [header, row[column] ?? ""])) };
    }
  }
  if (count === 0 && csvHeaderLocation === "FIRST_ROW" && headers) {
    throw itemReaderFailed("The CSV file contains only CSV headers.");
  }
}

function checkHeaders(headers: readonly string[]): void {
  if (new Set(headers).size < headers.length) throw itemReaderFailed("CSV headers cannot contain duplicates.");
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<ObjectItem> {
  for await (const line of readPiecewise(text, openLines())) yield { value: parse(line) };
}

async function* readJsonItems(text: AsyncIterable<string>, pointer: string | undefined): AsyncGenerator<ObjectItem> {
  const pieces = text[Symbol.asyncIterator]();
  let begun = "";
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    begun += next.value;
    if (begun.trim() !== "") break;
  }
  const rest = precededBy(begun, pieces);
  if (!pointer && begun.trimStart().startsWith("[")) {
    for await (const element of readPiecewise(rest, openJsonElements())) yield { value: parse(element) };
    return;
  }
  const found = follow(parse(await readWhole(rest)), pointer ?? "");
  if (Array.isArray(found)) for (const value of found) yield { value };
  else if (typeof found === "object" && found !== null) {
    for (const [key, value] of Object.entries(found)) yield { key, value };
  } else throw itemReaderFailed("Attempting to map over non-iterable node.");
}

async function* precededBy(first: string, pieces: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
}

/** A JSON pointer (RFC 6901). */
function follow(document: Json, pointer: string): Json | undefined {
  let found: Json | undefined = document;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Array.isArray(found) ? found[Number(name)] : found[name];
  }
  return found;
}

/** @throws SyntaxError */
export function parse(text: string): Json {
  const value: Json = JSON.parse(text);
  return value;
}

function typeOfKey(key: string): "CSV" | "JSON" | "JSONL" {
  const name = key.replace(/\.gz$/, "");
  if (name.endsWith(".csv")) return "CSV";
  return name.endsWith(".jsonl") ? "JSONL" : "JSON";
}
