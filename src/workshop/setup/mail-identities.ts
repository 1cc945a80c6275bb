import { isInMailSandbox, readIdentityVerified } from "../../aws/mail-identity.ts";
import type { Environment } from "../environment.ts";
import { deployCompanionStack, findCompanionStack } from "../stacks/companion-stack.ts";
import type { MailSettings } from "./mail-settings.ts";

/**
 * Makes the identities of SES that mails need, in their own stack, and says what is still to be done by hand.
 * An identity that the account had before stays as it is and is not taken into the stack.
 */
export async function ensureIdentities(environment: Environment, { from, toDomain }: MailSettings): Promise<void> {
  if (from === undefined) return;
  const { session, port, target } = environment;
  const stack = await findCompanionStack(environment, "notify");
  const verified = await readIdentityVerified(session, from);
  const isOurs = stack?.parameters.get("Sender") === from;
  if (verified === undefined || isOurs) {
    const domainKnown = toDomain !== undefined && (await readIdentityVerified(session, toDomain)) !== undefined;
    const ownDomain = stack?.parameters.get("RiderDomain") === toDomain;
    const RiderDomain = toDomain === undefined || (domainKnown && !ownDomain) ? "" : toDomain;
    await deployCompanionStack(environment, {
      id: "notify",
      parameters: new Map([
        ["Sender", from],
        ["RiderDomain", RiderDomain],
      ]),
    });
  }
  const local = target.target === "local";
  if (verified !== true)
    port.notify({ type: "warning", text: { code: "mail-unverified", values: { identity: from, local } } });
  if (await isInMailSandbox(session)) port.notify({ type: "note", text: { code: "mail-sandbox", values: { local } } });
}
