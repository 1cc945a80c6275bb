import { postSigned } from "../../aws/signed-post.ts";
import { UserError } from "../../user-error.ts";
import type { LocalEndpoint } from "../environment.ts";
import { readMember, readText } from "../json-member.ts";
import { defaultRegion } from "../target.ts";

/** A mail of the local outbox. */
export interface LocalMail {
  readonly number: number;
  /** `verification`: SES asks an address whether it wants to be used. */
  readonly kind: string;
  readonly region: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly sentAt: string;
}

/** The same with its bodies. */
export interface WholeLocalMail extends LocalMail {
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly raw: string | undefined;
}

type Mailbox = Pick<LocalEndpoint, "url" | "credentials">;

/** The mails of the outbox, newest first. */
export async function listLocalMail(mailbox: Mailbox, limit: number): Promise<LocalMail[]> {
  const mails = readMember(await call(mailbox, "ListMail", { limit }), "mails");
  return (Array.isArray(mails) ? mails : []).map(mailOf);
}

/** @throws UserError `mail-not-found` */
export async function getLocalMail(mailbox: Mailbox, number: number): Promise<WholeLocalMail> {
  const answer = await call(mailbox, "GetMail", { number });
  const mail = readMember(answer, "mail");
  if (mail === undefined) throw new UserError({ code: "mail-not-found", values: { number } });
  return {
    ...mailOf(mail),
    text: readText(mail, "text"),
    html: readText(mail, "html"),
    raw: readText(mail, "raw"),
  };
}

/**
 * Does what a click on the link in the verification mail does. Answers the regions in which SES waited for it.
 *
 * @throws UserError `mail-not-requested`
 */
export async function verifyLocally(mailbox: Mailbox, identity: string): Promise<string[]> {
  const regions = readMember(await call(mailbox, "VerifyIdentity", { identity }), "regions");
  if (!Array.isArray(regions)) throw new UserError({ code: "mail-not-requested", values: { identity } });
  return regions.map(String);
}

/** Leaves the sandbox of a region, or goes back into it. */
export async function setLocalProduction(mailbox: Mailbox, enabled: boolean, region: string): Promise<void> {
  await call({ ...mailbox, region }, "SetProductionAccess", { enabled });
}

async function call(mailbox: Mailbox & { region?: string }, operation: string, input: object): Promise<unknown> {
  const { url, credentials, region = defaultRegion } = mailbox;
  const path = `/local/mail/${operation}`;
  const { status, body } = await postSigned({ url, path, service: "ses", region, credentials, input });
  if (status === 200 || status === 404) return status === 200 ? body : undefined;
  throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`);
}

function mailOf(mail: unknown): LocalMail {
  const to = readMember(mail, "to");
  return {
    number: Number(readMember(mail, "number")),
    kind: readText(mail, "kind") ?? "",
    region: readText(mail, "region") ?? "",
    from: readText(mail, "from") ?? "",
    to: Array.isArray(to) ? to.map(String) : [],
    subject: readText(mail, "subject") ?? "",
    sentAt: readText(mail, "sentAt") ?? "",
  };
}
