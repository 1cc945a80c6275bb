import type { Readable } from "node:stream";
import { AwsError } from "../../aws-error.ts";

const kept = new WeakMap<Readable, Readonly<Record<string, string>>>();
const announced = new WeakMap<Readable, readonly string[]>();

/** Where the signature of trailers stands; no header announces it. */
export const trailerSignature = "x-amz-trailer-signature";

/** Keeps the trailing headers of a chunked body beside its stream. */
export function keepTrailers(body: Readable, trailers: Readonly<Record<string, string>>): void {
  kept.set(body, trailers);
}

/** The trailing headers of a body, names in lower case, once it was read to its end; S3 clients put checksums there. */
export function trailersOf(body: Readable): Readonly<Record<string, string>> {
  return kept.get(body) ?? {};
}

/** Keeps which trailing headers a request announces for its body. */
export function announceTrailers(body: Readable, names: readonly string[]): void {
  announced.set(body, names);
}

/** The trailing headers that a request announced for its body, names in lower case; known before the body is read. */
export function announcedTrailersOf(body: Readable): readonly string[] {
  return announced.get(body) ?? [];
}

/**
 * Compares the trailers of a body with those that its request announced in `x-amz-trailer`.
 *
 * @throws AwsError `MalformedTrailerError` for one that is missing, or that nobody announced
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
export function checkTrailers(names: readonly string[], trailers: Readonly<Record<string, string>>): void {
  const sent = Object.keys(trailers).filter((name) => name !== trailerSignature);
  if (names.every((name) => sent.includes(name)) && sent.every((name) => names.includes(name))) return;
  throw new AwsError(
    "MalformedTrailerError",
    "The request contained trailing data that was not well-formed or did not conform to our published schema.",
    { statusCode: 400 },
  );
}
