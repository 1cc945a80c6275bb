import { createHmac, timingSafeEqual } from "node:crypto";
import { AwsError } from "../aws-error.ts";
import type { WireRequest } from "../protocol/wire.ts";

/** The statements of a presigned URL of S3's older signature, before anything is checked. */
interface Signature2Claim {
  readonly accessKeyId: string;
  readonly signature: string;
  /** Seconds since 1970, as text: it is part of what is signed. */
  readonly expires: string;
  readonly sessionToken: string | undefined;
}

/** Parts of a query that name something else than the object itself, or change its answer: they are signed. */
const signedParameters = new Set(
  "accelerate acl analytics cors defaultObjectAcl delete encryption inventory lifecycle location logging metrics notification object-lock ownershipControls partNumber policy policyStatus publicAccessBlock replication requestPayment response-cache-control response-content-disposition response-content-encoding response-content-language response-content-type response-expires restore select select-type tagging torrent uploadId uploads versionId versioning versions website".split(
    " ",
  ),
);

/**
 * Reads Signature Version 2 of a presigned URL (Amazon S3 User Guide, "Signing and authenticating REST requests"):
 * boto3 and version 1 of the CLI make such URLs in the older regions unless they are configured otherwise.
 *
 * @throws AwsError `AccessDenied` for a URL that lacks one of the three parameters
 */
export function readSignature2(request: Pick<WireRequest, "query">): Signature2Claim | undefined {
  if (!/(?:^|&)AWSAccessKeyId=/u.test(request.query)) return undefined;
  const query = new URLSearchParams(request.query);
  const [accessKeyId, signature, expires] = ["AWSAccessKeyId", "Signature", "Expires"].map((name) => query.get(name));
  if (!accessKeyId || !signature || !expires) {
    throw new AwsError(
      "AccessDenied",
      "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters",
      { statusCode: 403 },
    );
  }
  return { accessKeyId, signature, expires, sessionToken: query.get("x-amz-security-token") ?? undefined };
}

/**
 * Checks a presigned URL.
 *
 * @param options.now milliseconds since 1970
 * @throws AwsError `AccessDenied` when it has expired, `SignatureDoesNotMatch`
 */
export function verifySignature2(options: {
  request: WireRequest;
  claim: Signature2Claim;
  secret: string;
  now: number;
}): void {
  const { request, claim, secret, now } = options;
  if (!/^\d+$/u.test(claim.expires)) {
    throw new AwsError("AccessDenied", `Invalid date (should be seconds since epoch): ${claim.expires}`, {
      statusCode: 403,
    });
  }
  if (now > Number(claim.expires) * 1000) {
    throw new AwsError("AccessDenied", "Request has expired", {
      statusCode: 403,
      members: {
        Expires: new Date(Number(claim.expires) * 1000).toISOString(),
        ServerTime: new Date(now).toISOString(),
      },
    });
  }
  const headers = { ...hoistedHeaders(request), ...request.headers };
  const text = [
    request.method,
    headers["content-md5"] ?? "",
    headers["content-type"] ?? "",
    claim.expires,
    ...canonicalHeaders(headers),
    canonicalResource(request),
  ].join("\n");
  if (isSignedBy(secret, text, claim.signature)) return;
  throw new AwsError(
    "SignatureDoesNotMatch",
    "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    {
      statusCode: 403,
      members: { AWSAccessKeyId: claim.accessKeyId, StringToSign: text, SignatureProvided: claim.signature },
    },
  );
}

/** Whether a text's HMAC-SHA1 is the given one, in base64. */
export function isSignedBy(secret: string, text: string, signature: string): boolean {
  const expected = createHmac("sha1", secret).update(text).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const ownParameters = /^x-amz-(?:algorithm|content-sha256|credential|date|expires|signature|signedheaders)$/u;

/** Headers that a presigned URL carries in its query. */
function hoistedHeaders({ query }: Pick<WireRequest, "query">): Record<string, string> {
  return Object.fromEntries(
    [...new URLSearchParams(query)]
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => /^(?:x-amz-|content-(?:md5|type)$)/u.test(name) && !ownParameters.test(name)),
  );
}

/** Headers that say what becomes of an object. Checksums are left out: a URL is made before its body is known. */
const ofObjects =
  /^x-amz-(?:meta-.+|acl|grant-.+|storage-class|tagging|server-side-encryption|website-redirect-location|expected-bucket-owner)$/u;

/** A presigned request with those headers that its URL carries, as if they had been sent (S3 accepts both). */
export function withHoistedHeaders(request: WireRequest): WireRequest {
  if (!/(?:^|&)(?:X-Amz-Signature|Signature)=/u.test(request.query)) return request;
  const hoisted = Object.entries(hoistedHeaders(request)).filter(([name]) => ofObjects.test(name));
  return hoisted.length === 0
    ? request
    : { ...request, headers: { ...Object.fromEntries(hoisted), ...request.headers } };
}

function canonicalHeaders(headers: Readonly<Record<string, string>>): string[] {
  return Object.keys(headers)
    .filter((name) => name.startsWith("x-amz-"))
    .sort()
    .map((name) => `${name}:${(headers[name] ?? "").trim()}`);
}

function canonicalResource({ path, query }: Pick<WireRequest, "path" | "query">): string {
  const signed = query
    .split("&")
    .map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return {
        name,
        text: value.length === 0 ? name : `${name}=${decodeURIComponent(value.join("=").replaceAll("+", " "))}`,
      };
    })
    .filter(({ name }) => signedParameters.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ text }) => text);
  return signed.length === 0 ? path : `${path}?${signed.join("&")}`;
}
