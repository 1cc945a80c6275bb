import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from "node:crypto";
import { AwsError } from "../aws-error.ts";
import type { WireRequest } from "../protocol/wire.ts";
import { canonicalPath, canonicalQuery } from "./canonical-request.ts";
import { incomplete, type SignatureClaim } from "./signature-claim.ts";

const clockSkewMilliseconds = 15 * 60 * 1000;

const signingKeys = new Map<string, KeyObject>();

/**
 * The derived key of one day, region and service; kept, because clients sign many requests with it. As a key object: with
 * a Buffer in its place an HMAC takes six times as long (10 against 1.6 µs on Node 24).
 */
export function signingKey(secret: string, claim: Pick<SignatureClaim, "date" | "region" | "service">): KeyObject {
  const name = [secret, claim.date, claim.region, claim.service].join("/");
  let key = signingKeys.get(name);
  if (!key) {
    const scope = [claim.date, claim.region, claim.service, "aws4_request"];
    key = createSecretKey(scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`)));
    if (signingKeys.size > 1000) signingKeys.clear();
    signingKeys.set(name, key);
  }
  return key;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
  return hash("sha256", data);
}

/**
 * Checks a signature against the caller's secret.
 *
 * @param payloadHash what the signer said of the body: its SHA-256 in hex or one of S3's streaming markers
 * @param toleratesSkew for a signer with this very clock: when they disagree, it was set in between
 * @throws AwsError `SignatureDoesNotMatch`, `RequestExpired` or `RequestTimeTooSkewed`, all 403
 */
export function verifySignature(options: {
  request: WireRequest;
  claim: SignatureClaim;
  secret: string;
  payloadHash: string;
  now: number;
  toleratesSkew?: boolean;
  /** The service's error; S3's own where it is missing. */
  refuse?: ((message: string) => AwsError) | undefined;
}): void {
  const { request, claim, secret, payloadHash, now, refuse } = options;
  checkTime(claim, { now, tolerated: options.toleratesSkew ? Infinity : clockSkewMilliseconds, refuse });
  checkSignedHeaders(request, claim);
  // A client of S3 that signs the path as it sends it is as right as one that encodes it anew.
  const paths = new Set([
    canonicalPath(request.path, claim.service),
    ...(claim.service === "s3" ? [request.path] : []),
  ]);
  if ([...paths].some((path) => isSignedAs({ request, claim, secret, payloadHash, path }))) return;
  const mismatch =
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
  throw refuse?.(mismatch) ?? new AwsError("SignatureDoesNotMatch", mismatch, { statusCode: 403 });
}

function isSignedAs(options: {
  request: WireRequest;
  claim: SignatureClaim;
  secret: string;
  payloadHash: string;
  path: string;
}): boolean {
  const { request, claim, secret, payloadHash, path } = options;
  const canonical = [
    request.method,
    path,
    canonicalQuery(request.query),
    ...claim.signedHeaders.map((name) => `${name}:${(request.headers[name] ?? "").trim().replaceAll(/ +/g, " ")}`),
    "",
    claim.signedHeaders.join(";"),
    payloadHash,
  ].join("\n");
  const scope = `${claim.date}/${claim.region}/${claim.service}/aws4_request`;
  const expected = createHmac("sha256", signingKey(secret, claim))
    .update(["AWS4-HMAC-SHA256", claim.timestamp, scope, sha256(canonical)].join("\n"))
    .digest();
  const given = Buffer.from(claim.signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Checks that the signature covers the host, and for S3 every header of AWS's own, which would change the request. */
function checkSignedHeaders({ headers }: WireRequest, { signedHeaders, service }: SignatureClaim): void {
  const signed = new Set(signedHeaders);
  const own = service === "s3" ? Object.keys(headers).filter((name) => name.startsWith("x-amz-")) : [];
  // The hash of the body is part of what is signed anyway.
  const missing = ["host", ...own].filter((name) => !signed.has(name) && name !== "x-amz-content-sha256");
  if (missing.length === 0) return;
  throw new AwsError("AccessDenied", "There were headers present in the request which were not signed", {
    statusCode: 403,
    members: { HeadersNotSigned: missing.join(", ") },
  });
}

function checkTime(
  claim: SignatureClaim,
  options: { now: number; tolerated: number; refuse: ((message: string) => AwsError) | undefined },
): void {
  const { now, tolerated, refuse } = options;
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(claim.timestamp) ?? [];
  const signed = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (Number.isNaN(signed)) throw incomplete("Date must be in ISO-8601 'basic format'.");
  if (claim.expiresSeconds === undefined) {
    if (Math.abs(now - signed) > tolerated)
      throw (
        refuse?.(describeSkew(claim.timestamp, { now, signed, tolerated })) ??
        new AwsError(
          "RequestTimeTooSkewed",
          "The difference between the request time and the current time is too large.",
          { statusCode: 403 },
        )
      );
  } else if (now > signed + claim.expiresSeconds * 1000)
    throw new AwsError("AccessDenied", "Request has expired", { statusCode: 403 });
}

/** A time that is too far away, in the words of all services but S3. */
function describeSkew(timestamp: string, times: { now: number; signed: number; tolerated: number }): string {
  const { now, signed, tolerated } = times;
  const compact = (time: number): string => new Date(time).toISOString().replaceAll(/[-:]|\.\d+/gu, "");
  const minutes = tolerated / 60_000;
  return signed < now
    ? `Signature expired: ${timestamp} is now earlier than ${compact(now - tolerated)} (${compact(now)} - ${minutes} min.)`
    : `Signature not yet current: ${timestamp} is still later than ${compact(now + tolerated)} (${compact(now)} + ${minutes} min.)`;
}
