import { exitCodes } from "../exit-codes.ts";
import { UserError } from "../user-error.ts";
import { isNotOffered } from "./not-offered.ts";
import { SilentEndpointError } from "./silence.ts";

/**
 * Says an AWS or SDK error in words that lead on, where its cause lies outside this program. Everything else comes
 * back as it is.
 */
export function explainAwsError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  return (
    explainCredentials(error) ??
    explainNetwork(error) ??
    explainAccess(error) ??
    explainLimits(error) ??
    explainLack(error) ??
    explainFullDisk(error) ??
    error
  );
}

const missingCredentials = new Set(["CredentialsProviderError", "TokenProviderError"]);
const refusedCredentials = new Set([
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "InvalidSignatureException",
  "AuthFailure",
  "InvalidToken",
]);
const expiredCredentials = new Set(["ExpiredToken", "ExpiredTokenException", "RequestExpired"]);

function explainCredentials(error: Error): UserError | undefined {
  if (missingCredentials.has(error.name))
    return new UserError({
      code: "no-credentials",
      message: "No AWS credentials were found.",
      why: firstLine(error.message),
      next: [
        "Run `aws configure`, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or pass --profile NAME",
        "Or work on this machine, without an account: --target local",
      ],
      exitCode: exitCodes.preflight,
      cause: error,
    });
  if (expiredCredentials.has(error.name))
    return new UserError({
      code: "credentials-expired",
      message: "The AWS credentials have expired.",
      why: error.message,
      next: [
        "Sign in again (`aws sso login`, or fresh temporary keys) and run the command again: it goes on where it stopped",
      ],
      exitCode: exitCodes.preflight,
      cause: error,
    });
  if (refusedCredentials.has(error.name))
    return new UserError({
      code: "credentials-refused",
      message: "The AWS credentials were refused.",
      why: error.message,
      next: [
        "Check which keys are used: `aws sts get-caller-identity`",
        'If this shell was set up for the local endpoint, run `eval "$(npx wildrydes local env --unset)"` first',
      ],
      exitCode: exitCodes.preflight,
      cause: error,
    });
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

function explainNetwork(error: Error): UserError | undefined {
  if (error instanceof SilentEndpointError)
    return new UserError({
      code: "endpoint-silent",
      message: `The endpoint does not answer at ${error.address}. It is busy or stuck.`,
      why: error.message,
      next: [
        "For the local endpoint: `npx wildrydes local status` names its process, and `npx wildrydes local stop` ends it",
        "For another one: check whether it still works, and run the command again",
      ],
      exitCode: exitCodes.preflight,
      cause: error,
    });
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const timedOut = error.name === "TimeoutError";
  if (!unreachable.has(code) && !timedOut) return undefined;
  return new UserError({
    code: "endpoint-unreachable",
    message: `The endpoint did not answer${addressOf(error)}.`,
    why: error.message || code,
    next: [
      "For the local endpoint: `npx wildrydes local status` says whether it runs",
      "For another one: check --endpoint-url, AWS_ENDPOINT_URL and the network",
    ],
    exitCode: exitCodes.preflight,
    cause: error,
  });
}

function addressOf(error: Error): string {
  const address = "address" in error && typeof error.address === "string" ? error.address : undefined;
  const host = "hostname" in error && typeof error.hostname === "string" ? error.hostname : undefined;
  const port = "port" in error && typeof error.port === "number" ? `:${error.port}` : "";
  const place = address ?? host;
  return place === undefined ? "" : ` at ${place}${port}`;
}

const accessDenied = new Set(["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError"]);

function explainAccess(error: Error): UserError | undefined {
  if (!accessDenied.has(error.name)) return undefined;
  const action = /not authorized to perform: (\S+?)[\s.]/.exec(`${error.message} `)?.[1];
  return new UserError({
    code: "access-denied",
    message: action === undefined ? "AWS denied access." : `AWS denied access: ${action} is not allowed to you.`,
    why: error.message,
    next: [action === undefined ? "Ask for the missing permission" : `Ask for a policy that allows ${action}`],
    exitCode: exitCodes.preflight,
    cause: error,
  });
}

function explainLimits(error: Error): UserError | undefined {
  if (/^(Throttling|ThrottlingException|TooManyRequestsException|SlowDown|RequestLimitExceeded)$/.test(error.name))
    return new UserError({
      code: "throttled",
      message: "AWS kept refusing calls because too many came at once.",
      why: error.message,
      next: ["Wait a minute and run the command again: it goes on where it stopped"],
      cause: error,
    });
  if (/LimitExceeded|QuotaExceeded|^TooManyBuckets$/.test(error.name))
    return new UserError({
      code: "limit-exceeded",
      message: "A limit of the account is reached.",
      why: error.message,
      next: ["Delete what is no longer used, or ask AWS for a higher limit"],
      cause: error,
    });
  return undefined;
}

/** An endpoint that speaks for AWS and lacks something; AWS itself lacks none of what is called here. */
function explainLack(error: Error): UserError | undefined {
  if (!isNotOffered(error)) return undefined;
  return new UserError({
    code: "not-offered",
    message: "The endpoint does not offer an operation that this command needs.",
    why: error instanceof SyntaxError ? "It answered with something that is no AWS protocol." : error.message,
    next: ["Work on this machine, with --target local, or on AWS, with --target aws"],
    exitCode: exitCodes.preflight,
    cause: error,
  });
}

/** The local endpoint has no other word for it than AWS's own for a fault within, which each service calls differently. */
function explainFullDisk(error: Error): UserError | undefined {
  const [, message, why = ""] = /^(The disk that holds [^.]+\.) (.+)$/.exec(error.message) ?? [];
  if (!error.name.startsWith("Internal") || message === undefined) return undefined;
  const goesOn = why.startsWith("The execution goes on");
  return new UserError({
    code: "local-disk-full",
    message,
    why,
    next: [
      goesOn
        ? "Free some space; `npx wildrydes inspect` then tells how the execution ended"
        : "Free some space and run the command again: what was stored before is still there",
    ],
    exitCode: exitCodes.preflight,
    cause: error,
  });
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
