import type { RetryReason } from "./retry.ts";

/** A network that fails for a moment. Bad addresses and refused certificates are not among them. */
const network = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/**
 * Says why a call is worth repeating after a failure that is neither the caller's fault nor throttling;
 * undefined when it is not.
 */
export function transientReason(error: unknown): RetryReason | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (network.has(code) || error.name === "TimeoutError" || error.name === "SilentEndpointError")
    return { code: "no-answer" };
  const status = statusOf(error);
  return status !== undefined && status >= 500 && status !== 501 ? { code: "service-failed" } : undefined;
}

function statusOf(error: Error): number | undefined {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}
