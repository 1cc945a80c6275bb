import { createHash, randomUUID } from "node:crypto";
import type { Caller, ServiceHost } from "../../service.ts";
import { canonicalIdentity, domainOf } from "./address.ts";
import { keepMail } from "./outbox.ts";

type Scope = Pick<Caller, "account" | "region">;

/** An address or a domain that an account wants to send from. */
export interface Identity {
  readonly name: string;
  readonly kind: "EMAIL_ADDRESS" | "DOMAIN";
  readonly verified: boolean;
}

/** Finds an address or domain however it is capitalised. */
export function findIdentity({ store }: ServiceHost, { account, region }: Scope, name: string): Identity | undefined {
  const row = store
    .prepare("SELECT * FROM ses_identities WHERE account = ? AND region = ? AND identity = ?")
    .get(account, region, canonicalIdentity(name));
  return row && toIdentity(row);
}

/** Identities by name. */
export function listIdentities({ store }: ServiceHost, { account, region }: Scope): Identity[] {
  return store
    .prepare("SELECT * FROM ses_identities WHERE account = ? AND region = ? ORDER BY identity")
    .all(account, region)
    .map(toIdentity);
}

/** Adds an identity that is not verified yet, and asks its address. One that is there already stays as it is. */
export function addIdentity(host: ServiceHost, scope: Scope, name: string): Identity {
  const identity = canonicalIdentity(name);
  host.store.write(() => {
    host.store
      .prepare("INSERT OR IGNORE INTO ses_identities VALUES (?, ?, ?, 0, ?)")
      .run(scope.account, scope.region, identity, host.now());
    if (domainOf(identity) !== undefined) keepMail(host, scope, verificationMail(identity, scope));
  });
  return findIdentity(host, scope, identity) ?? { name: identity, kind: kindOf(identity), verified: false };
}

/** Removes an identity; false where there is none of that name. */
export function removeIdentity({ store }: ServiceHost, { account, region }: Scope, name: string): boolean {
  return store.write(() => {
    const { changes } = store
      .prepare("DELETE FROM ses_identities WHERE account = ? AND region = ? AND identity = ?")
      .run(account, region, canonicalIdentity(name));
    return Number(changes) > 0;
  });
}

/**
 * Verifies an identity in every region that waits for it, as a click on the link in the mail does.
 *
 * @returns the regions in which the identity is verified now
 */
export function verifyIdentity({ store }: ServiceHost, account: string, name: string): string[] {
  return store.write(() =>
    store
      .prepare("UPDATE ses_identities SET verified = 1 WHERE account = ? AND identity = ? RETURNING region")
      .all(account, canonicalIdentity(name))
      .map((row) => String(row["region"]))
      .sort(),
  );
}

/** True for a verified address, and for every address of a verified domain. */
export function isVerified(host: ServiceHost, scope: Scope, address: string): boolean {
  const domain = domainOf(address);
  return [address, ...(domain === undefined ? [] : [domain])].some(
    (name) => findIdentity(host, scope, name)?.verified ?? false,
  );
}

/** The tokens that a domain's owner would publish for DKIM: three, of the domain alone. */
export function dkimTokens(domain: string): string[] {
  return [1, 2, 3].map((number) => createHash("sha256").update(`${domain} ${number}`).digest("hex").slice(0, 32));
}

function kindOf(identity: string): Identity["kind"] {
  return identity.includes("@") ? "EMAIL_ADDRESS" : "DOMAIN";
}

function toIdentity(row: Readonly<Record<string, unknown>>): Identity {
  const name = String(row["identity"]);
  return { name, kind: kindOf(name), verified: Number(row["verified"]) === 1 };
}

function verificationMail(identity: string, { region, account }: Scope) {
  return {
    messageId: randomUUID(),
    kind: "verification",
    source: "no-reply-aws@amazon.com",
    recipients: [identity],
    subject: `Amazon Web Services – Email Address Verification Request in region ${region}`,
    text: `We have received a request to authorize this email address for use with Amazon SES in region ${region}, account ${account}.\n\nNothing leaves this machine. To confirm the address, run: wildrydes local mail verify ${identity}\n`,
  } as const;
}
