import type { Message, ProgressArea } from "../text/areas.ts";
import { UserError } from "../user-error.ts";
import { isNotOffered } from "./not-offered.ts";
import { explainMissingCredentials } from "./explain-credentials.ts";
import { SilentEndpointError } from "./silent-endpoint.ts";

/**
 * Turns an AWS or SDK error whose cause lies outside this program into an error that the user can fix. Everything else
 * is returned as it is.
 */
export function explainAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  return (
    explainCredentials(error) ??
    explainNetwork(error) ??
    explainAccess(error) ??
    explainLimits(error) ??
    explainLack(error) ??
    explainState(error) ??
    explainLocalFault(error) ??
    error
  );
}

const refusedCredentials = new Set([
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "AuthFailure",
  "InvalidToken",
]);
const expiredCredentials = new Set(["ExpiredToken", "ExpiredTokenException"]);
/** A service that the account has not signed up for: of an account that AWS has not activated yet. */
const notSubscribed = new Set(["OptInRequired", "SubscriptionRequiredException"]);
const wrongTimes = new Set(["RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"]);

function explainCredentials(error: Error): UserError | undefined {
  const missing = explainMissingCredentials(error);
  if (missing) return missing;
  if (expiredCredentials.has(error.name))
    return new UserError({ code: "credentials-expired", values: { reason: error.message }, cause: error });
  if (notSubscribed.has(error.name))
    return new UserError({ code: "account-not-active", values: { reason: error.message }, cause: error });
  // The SDK corrects its time by the answer's own; this error comes where that did not help.
  if (wrongTimes.has(error.name) || /^Signature (expired|not yet current)/.test(error.message))
    return new UserError({ code: "clock-wrong", values: { reason: error.message }, cause: error });
  if (refusedCredentials.has(error.name))
    return new UserError({ code: "credentials-refused", values: { reason: error.message }, cause: error });
  return undefined;
}

const unreachable = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Node's and OpenSSL's codes for a certificate that nobody here vouches for. */
const untrusted = /^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|CERT_|ERR_TLS_CERT_)/;

function explainNetwork(error: Error): UserError | undefined {
  if (error instanceof SilentEndpointError)
    return new UserError({
      code: "endpoint-silent",
      values: { address: error.address, seconds: error.seconds },
      cause: error,
    });
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (untrusted.test(code))
    return new UserError({ code: "tls-not-trusted", values: { reason: error.message }, cause: error });
  const timedOut = error.name === "TimeoutError";
  if (!unreachable.has(code) && !timedOut) return undefined;
  return new UserError({
    code: "endpoint-unreachable",
    values: { address: addressOf(error), reason: error.message || code },
    cause: error,
  });
}

function addressOf(error: Error): string | undefined {
  const address = "address" in error && typeof error.address === "string" ? error.address : undefined;
  const host = "hostname" in error && typeof error.hostname === "string" ? error.hostname : undefined;
  const port = "port" in error && typeof error.port === "number" ? `:${error.port}` : "";
  const place = address ?? host;
  return place === undefined ? undefined : `${place}${port}`;
}

const accessDenied = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"]);

function explainAccess(error: Error): UserError | undefined {
  if (!accessDenied.has(error.name)) return undefined;
  if (/authorized to assume the provided role/.test(error.message))
    return new UserError({ code: "role-not-assumable", values: { reason: error.message }, cause: error });
  const action = /not authorized to perform: (\S+?)[\s.]/.exec(`${error.message} `)?.[1];
  const by = deniedBy(error.message);
  if (by)
    return new UserError({
      code: "denied-by-organization",
      values: { action, by, reason: error.message },
      cause: error,
    });
  return new UserError({ code: "access-denied", values: { action, reason: error.message }, cause: error });
}

/** The policies that no permission of the caller's own overrules (IAM User Guide, "Troubleshoot access denied errors"). */
const overruling = [
  ["scp", /service control polic/i],
  ["rcp", /resource control polic/i],
  ["boundary", /permissions boundary/i],
  ["session", /session polic/i],
  ["endpoint", /VPC endpoint polic/i],
  ["resource", /explicit deny in a resource-based policy/i],
] as const;

function deniedBy(message: string): (typeof overruling)[number][0] | undefined {
  return overruling.find(([, pattern]) => pattern.test(message))?.[0];
}

function explainLimits(error: Error): UserError | undefined {
  if (/^(Throttling|ThrottlingException|TooManyRequestsException|SlowDown|RequestLimitExceeded)$/.test(error.name))
    return new UserError({ code: "throttled", values: { reason: error.message }, cause: error });
  if (/^Invalid Logging Configuration: .*Resource Policy size/.test(error.message))
    return new UserError({ code: "log-policies-full", values: { reason: error.message }, cause: error });
  if (/LimitExceeded|QuotaExceeded|^TooManyBuckets$|^CodeStorageExceeded/.test(error.name))
    return new UserError({ code: "limit-exceeded", values: { reason: error.message }, cause: error });
  return undefined;
}

/** An endpoint that speaks for AWS and lacks something; AWS itself lacks none of what is called here. */
function explainLack(error: Error): UserError | undefined {
  if (!isNotOffered(error)) return undefined;
  const reason: Message<ProgressArea> =
    error instanceof SyntaxError
      ? { code: "no-aws-protocol" }
      : { code: "said-by-aws", values: { text: error.message } };
  return new UserError({ code: "not-offered", values: { reason }, cause: error });
}

/** Explains errors of a resource that somebody changed outside this program. */
function explainState(error: Error): UserError | undefined {
  const stack = /^Stack \[(.+?)\] cannot be deleted while TerminationProtection is enabled/.exec(error.message)?.[1];
  if (stack !== undefined) return new UserError({ code: "stack-protected", values: { stack }, cause: error });
  // HEAD has no body: `bucketExists` tells its 301 apart.
  if (error.name === "PermanentRedirect") {
    const elsewhere = "Bucket" in error && typeof error.Bucket === "string" ? error.Bucket : undefined;
    return new UserError({ code: "bucket-elsewhere", values: { bucket: elsewhere ?? "" }, cause: error });
  }
  const role = /^Role (\S+) is invalid or cannot be assumed/.exec(error.message)?.[1];
  if (role !== undefined) return new UserError({ code: "service-role-refused", values: { role }, cause: error });
  if (error.name !== "NoSuchBucket") return undefined;
  const bucket = "BucketName" in error && typeof error.BucketName === "string" ? error.BucketName : undefined;
  return new UserError({ code: "bucket-gone", values: { bucket }, cause: error });
}

/** The local endpoint names its own faults in a header, beside AWS's error for a fault within. */
const faultHeader = "x-wildrydes-fault";

function explainLocalFault(error: Error): UserError | undefined {
  const fault = headersOf(error)[faultHeader];
  if (fault === "tables-damaged") return new UserError({ code: "local-tables-damaged", values: {}, cause: error });
  if (fault !== "disk-full" && fault !== "disk-full-execution-waits") return undefined;
  return new UserError({ code: "local-disk-full", values: { running: fault !== "disk-full" }, cause: error });
}

/** The headers of the answer that an SDK error stands for, by their names in lower case. */
function headersOf(error: Error): Readonly<Record<string, unknown>> {
  const response: unknown = "$response" in error ? error.$response : undefined;
  if (typeof response !== "object" || response === null || !("headers" in response)) return {};
  return Object.fromEntries(
    Object.entries(Object(response.headers)).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
