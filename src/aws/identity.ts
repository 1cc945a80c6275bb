import type { GetCallerIdentityCommandOutput } from "@aws-sdk/client-sts";
import { UserError } from "../user-error.ts";
import type { AwsSession } from "./session.ts";

/** Who the session's credentials are. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** Asks whose credentials these are: the first call of every command that is not local. */
export async function readIdentity(session: AwsSession): Promise<Identity> {
  const answer = await askIdentity(session);
  if (answer.Account === undefined) throw new Error("GetCallerIdentity answered without an account");
  return { account: answer.Account, arn: answer.Arn ?? "" };
}

async function askIdentity(session: AwsSession): Promise<GetCallerIdentityCommandOutput> {
  // The local endpoint reports its account: only other targets need this client.
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  try {
    return await session.client(STSClient).send(new GetCallerIdentityCommand({}));
  } catch (error) {
    // The token file of a web identity is missing: the SDK lets the file system's error through.
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new UserError({ code: "no-credentials", values: { reason: error.message }, cause: error });
    throw error;
  }
}

/** The region that variables or the default profile of the user's AWS configuration name; undefined when none does. */
export async function readConfiguredRegion(): Promise<string | undefined> {
  const { STSClient } = await import("@aws-sdk/client-sts");
  const client = new STSClient();
  try {
    return await client.config.region();
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}
