import { UserError } from "../user-error.ts";

/** The SDK's errors for credentials that it could not get. */
const missing = new Set(["CredentialsProviderError", "TokenProviderError"]);

/**
 * Why there are no credentials, as an error with its own remedy for each source; undefined for any other error.
 *
 * @param profile the profile they were looked for in; undefined for the SDK's whole chain
 */
export function explainMissingCredentials(error: unknown, profile?: string): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = error.message.split("\n", 1)[0] ?? error.message;
  if (!missing.has(error.name)) return undefined;
  const values = { profile, reason };
  if (/sso session|sso login|Token is expired/i.test(error.message))
    return new UserError({ code: "sso-expired", values, cause: error });
  if (/aws login|re-?authenticate/i.test(error.message))
    return new UserError({ code: "login-expired", values, cause: error });
  if (/credential_process|^Command failed/.test(error.message))
    return new UserError({ code: "process-failed", values: { ...values, reason: error.message }, cause: error });
  return new UserError({ code: "no-credentials", values: { reason }, cause: error });
}
