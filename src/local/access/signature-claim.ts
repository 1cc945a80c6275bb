import { AwsError } from "../aws-error.ts";
import type { WireRequest } from "../protocol/wire.ts";
import { rememberLast } from "../recent-cache.ts";

/** The statements of a request about its signature, before anything is checked. */
export interface SignatureClaim {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken: string | undefined;
  /** `x-amz-date`, in AWS's compact form. */
  readonly timestamp: string;
  /** Presigned: the signature came in the query and is valid for this many seconds. */
  readonly expiresSeconds: number | undefined;
}

/**
 * Reads Signature Version 4 from the Authorization header or, presigned, from the query. Undefined where there is none.
 */
export function readSignature(request: WireRequest): SignatureClaim | undefined {
  const authorization = request.headers["authorization"];
  if (authorization && request.query && /(?:^|&)(?:X-Amz-Signature|Signature)=/.test(request.query))
    throw oneMechanism(authorization);
  if (authorization) return readAuthorizationHeader(request, authorization);
  if (!request.query.includes("X-Amz-Signature=")) return undefined;
  const query = new URLSearchParams(request.query);
  return assembleClaim({
    credential: query.get("X-Amz-Credential") ?? "",
    signedHeaders: query.get("X-Amz-SignedHeaders") ?? "",
    signature: query.get("X-Amz-Signature") ?? "",
    sessionToken: query.get("X-Amz-Security-Token") ?? undefined,
    timestamp: query.get("X-Amz-Date") ?? "",
    expiresSeconds: readExpiry(query.get("X-Amz-Expires")),
  });
}

/** AWS's rules (Amazon S3 API Reference, "Authenticating Requests: Using Query Parameters"). */
function readExpiry(text: string | null): number {
  const refuse = (message: string): AwsError =>
    new AwsError("AuthorizationQueryParametersError", message, { statusCode: 400 });
  if (text === null) {
    throw refuse(
      "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.",
    );
  }
  if (!/^-?\d+$/.test(text)) throw refuse("X-Amz-Expires should be a number");
  const seconds = Number(text);
  if (seconds < 0) throw refuse("X-Amz-Expires must be non-negative");
  if (seconds > 604_800) throw refuse("X-Amz-Expires must be less than a week (in seconds) i.e. 604800");
  return seconds;
}

function readAuthorizationHeader(request: WireRequest, authorization: string): SignatureClaim {
  if (!authorization.startsWith("AWS4-HMAC-SHA256")) throw incomplete("Only AWS Signature Version 4 is understood.");
  const part = (pattern: RegExp): string => pattern.exec(authorization)?.[1] ?? "";
  return assembleClaim({
    credential: part(/Credential=([^,\s]+)/),
    signedHeaders: part(/SignedHeaders=([^,\s]+)/),
    signature: part(/Signature=([^,\s]+)/),
    sessionToken: request.headers["x-amz-security-token"],
    timestamp: request.headers["x-amz-date"] ?? "",
    expiresSeconds: undefined,
  });
}

function assembleClaim(parts: {
  credential: string;
  signedHeaders: string;
  signature: string;
  sessionToken: string | undefined;
  timestamp: string;
  expiresSeconds: number | undefined;
}): SignatureClaim {
  const { accessKeyId, date, region, service, end } = readCredential(parts.credential);
  if (
    !accessKeyId ||
    !date ||
    !region ||
    !service ||
    end !== "aws4_request" ||
    !parts.signedHeaders ||
    !parts.signature ||
    !parts.timestamp
  )
    throw incomplete(
      "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters and an X-Amz-Date.",
    );
  const { signature, sessionToken, timestamp, expiresSeconds } = parts;
  const signedHeaders = splitNames(parts.signedHeaders);
  return { accessKeyId, date, region, service, signedHeaders, signature, sessionToken, timestamp, expiresSeconds };
}

const splitNames = rememberLast((names): readonly string[] => names.split(";"));

/** `KEY/DATE/REGION/SERVICE/aws4_request`. */
const readCredential = rememberLast((credential) => {
  const parts = credential.split("/");
  const [date, region, service, end] = parts.slice(-4);
  return { accessKeyId: parts.slice(0, -4).join("/"), date, region, service, end };
});

function oneMechanism(authorization: string): AwsError {
  return new AwsError(
    "InvalidArgument",
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
    { statusCode: 400, members: { ArgumentName: "Authorization", ArgumentValue: authorization } },
  );
}

/** `IncompleteSignatureException`, with status 403: the Authorization header lacks a part or cannot be read. */
export function incomplete(message: string): AwsError {
  return new AwsError("IncompleteSignatureException", message, { statusCode: 403 });
}
