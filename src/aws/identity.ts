import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AwsSession } from "./session.ts";

/** Who the session's credentials are. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** Asks whose credentials these are: the first call of every command that is not local. */
export async function readIdentity(session: AwsSession): Promise<Identity> {
  const answer = await session.client(STSClient).send(new GetCallerIdentityCommand({}));
  if (answer.Account === undefined) throw new Error("GetCallerIdentity answered without an account");
  return { account: answer.Account, arn: answer.Arn ?? "" };
}

/** The region a profile or the user's AWS configuration names; undefined when none does. */
export async function readConfiguredRegion(profile: string | undefined): Promise<string | undefined> {
  const client = new STSClient(profile === undefined ? {} : { profile });
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}
