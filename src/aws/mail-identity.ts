import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import type { AwsSession } from "./session.ts";

/** Whether SES may send from, or in its sandbox to, an address or domain; undefined where it does not know it. */
export async function readIdentityVerified(session: AwsSession, identity: string): Promise<boolean | undefined> {
  try {
    const answer = await session.client(SESv2Client).send(new GetEmailIdentityCommand({ EmailIdentity: identity }));
    return answer.VerifiedForSendingStatus === true;
  } catch (error) {
    if (error instanceof Error && error.name === "NotFoundException") return undefined;
    throw error;
  }
}

/** Whether the account's mail stays in the sandbox: to verified addresses alone, 200 in a day, one in a second. */
export async function isInMailSandbox(session: AwsSession): Promise<boolean> {
  const account = await session.client(SESv2Client).send(new GetAccountCommand({}));
  return account.ProductionAccessEnabled !== true;
}
