import type { AwsCredentialIdentityProvider, AwsCredentialIdentity } from "@smithy/types";
import { explainMissingCredentials } from "./explain-credentials.ts";

/** Asks the person for the code of their MFA device. */
export type AskCode = (device: string) => Promise<string>;

/** Keys that end sooner than this are fetched again. */
const marginMs = 5 * 60_000;

/**
 * The credentials of one named profile and of nothing else: not of variables, a container or an instance. Every client
 * of a session shares them, so that a person types an MFA code once.
 */
export function profileCredentials(options: {
  profile: string;
  region: string;
  askCode: AskCode;
}): AwsCredentialIdentityProvider {
  const { profile, region, askCode } = options;
  return shareCredentials(async () => {
    const { fromIni } = await import("@aws-sdk/credential-provider-ini");
    const provider = fromIni({ profile, mfaCodeProvider: askCode, clientConfig: { region } });
    try {
      return await provider();
    } catch (error) {
      throw explainMissingCredentials(error, profile) ?? error;
    }
  });
}

/** Fetches credentials once for all callers, and again shortly before they expire. */
export function shareCredentials(fetch: () => Promise<AwsCredentialIdentity>): AwsCredentialIdentityProvider {
  let held: Promise<AwsCredentialIdentity> | undefined;
  const renew = (): Promise<AwsCredentialIdentity> => {
    const fetched = fetch();
    held = fetched;
    fetched.catch(() => {
      if (held === fetched) held = undefined;
    });
    return fetched;
  };
  return async () => {
    const first = held ?? renew();
    const { expiration, ...rest } = await first;
    if (expiration === undefined) return rest;
    if (expiration.getTime() - Date.now() > marginMs) return { ...rest, expiration };
    return held === first || held === undefined ? renew() : held;
  };
}
