import type { Readable } from "node:stream";

const kept = new WeakMap<Readable, Readonly<Record<string, string>>>();

/** Keeps the trailing headers of a chunked body beside its stream. */
export function keepTrailers(body: Readable, trailers: Readonly<Record<string, string>>): void {
  kept.set(body, trailers);
}

/** The trailing headers of a body, names in lower case, once it was read to its end; S3 clients put checksums there. */
export function trailersOf(body: Readable): Readonly<Record<string, string>> {
  return kept.get(body) ?? {};
}
