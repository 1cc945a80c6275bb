import { listPrefix, type PrefixedObject } from "../../aws/bucket/list-prefix.ts";
import type { Environment } from "../environment.ts";
import type { CopyPlace } from "./place.ts";

/** CopyObject takes no larger object (Amazon S3 User Guide, "Copying, moving, and renaming objects"). */
const largestCopy = 5 * 1024 ** 3;

/** The contents of two places, as far as listings show: they contain no metadata. */
export interface PlaceComparison {
  readonly source: PlaceCount;
  readonly destination: PlaceCount;
  /** Keys below the source's prefix that the destination lacks. */
  readonly missing: readonly string[];
  /** Keys below the source's prefix whose size or ETag differs. */
  readonly different: readonly string[];
  /** Whole keys of the destination that the source lacks. */
  readonly extra: readonly string[];
  /** Whole keys of the source that are too large to copy. */
  readonly tooLarge: readonly string[];
  /** Bytes of the listing that the machine would have to hold. */
  readonly listingBytes: number;
}

interface PlaceCount {
  readonly objects: number;
  readonly bytes: number;
}

/** Lists both places and compares them. */
export async function comparePlaces(
  { session }: Environment,
  { from, to }: { from: CopyPlace; to: CopyPlace },
): Promise<PlaceComparison> {
  const [source, destination] = await Promise.all([listPrefix(session, from), listPrefix(session, to)]);
  const there = byName(destination, to);
  const wanted = byName(source, from);
  const named = [...wanted];
  return {
    source: countOf(source),
    destination: countOf(destination),
    missing: named.flatMap(([name]) => (there.has(name) ? [] : [name])),
    different: named.flatMap(([name, object]) => (differs(object, there.get(name)) ? [name] : [])),
    extra: [...there].flatMap(([name, { key }]) => (wanted.has(name) ? [] : [key])),
    tooLarge: source.flatMap(({ key, bytes }) => (bytes > largestCopy ? [key] : [])),
    listingBytes: source.reduce((sum, { key }) => sum + Buffer.byteLength(key) + 200, 0),
  };
}

function byName(objects: readonly PrefixedObject[], { prefix }: CopyPlace): Map<string, PrefixedObject> {
  return new Map(objects.map((object) => [object.key.slice(prefix.length), object]));
}

/** The ETag of a multipart upload is never that of its copy: then only the size is compared. */
function differs(one: PrefixedObject, other: PrefixedObject | undefined): boolean {
  if (other === undefined) return false;
  if (one.bytes !== other.bytes) return true;
  return one.etag !== other.etag && !one.etag.includes("-") && !other.etag.includes("-");
}

function countOf(objects: readonly PrefixedObject[]): PlaceCount {
  return { objects: objects.length, bytes: objects.reduce((sum, { bytes }) => sum + bytes, 0) };
}
