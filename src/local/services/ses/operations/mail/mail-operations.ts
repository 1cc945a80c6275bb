import { AwsError } from "../../../../aws-error.ts";
import type { Operation, ServiceHost } from "../../../../service.ts";
import { verifyIdentity } from "../../identities.ts";
import { setProductionAccess } from "../../mail-account.ts";
import { findMail, listMails, type KeptMail } from "../../outbox.ts";

/** A mail as lists show it. `sentAt` is ISO 8601. */
interface MailSummary {
  readonly number: number;
  readonly messageId: string;
  readonly kind: KeptMail["kind"];
  readonly region: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly sentAt: string;
}

/** A mail with its bodies. */
interface WholeMail extends MailSummary {
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  readonly raw?: string | undefined;
}

const largestPage = 1000;

/** ListMail: `{limit?, before?}` → `{mails}`, newest first. `before` is the number of the last mail shown. */
export function listMail(
  host: ServiceHost,
): Operation<{ readonly limit?: unknown; readonly before?: unknown }, { mails: MailSummary[] }> {
  return (input, { caller }) => {
    const limit = Math.min(readNumber("limit", input.limit) ?? 100, largestPage);
    const before = readNumber("before", input.before);
    return { mails: listMails(host, caller.account, { before, limit }).map(summarise) };
  };
}

/** GetMail: `{number}` → `{mail}`. @throws AwsError `NotFoundException` */
export function getMail(host: ServiceHost): Operation<{ readonly number?: unknown }, { mail: WholeMail }> {
  return (input, { caller }) => {
    const number = readNumber("number", input.number);
    const mail = number === undefined ? undefined : findMail(host, caller.account, number);
    if (!mail) {
      throw new AwsError("NotFoundException", `Mail ${String(number)} is not in the outbox.`, { statusCode: 404 });
    }
    const { text, html, raw } = mail;
    return { mail: { ...summarise(mail), text, html, raw } };
  };
}

/**
 * VerifyIdentity: `{identity}` → `{regions}`, as a click on the link in the mail. @throws AwsError `NotFoundException`
 */
export function verify(host: ServiceHost): Operation<{ readonly identity?: unknown }, { regions: string[] }> {
  return ({ identity }, { caller }) => {
    const name = typeof identity === "string" ? identity : "";
    const regions = verifyIdentity(host, caller.account, name);
    if (regions.length > 0) return { regions };
    throw new AwsError("NotFoundException", `Nobody asked to verify ${name || "(none)"}.`, { statusCode: 404 });
  };
}

/** SetProductionAccess: `{enabled}` → `{enabled}`, in the caller's region. */
export function setProduction(host: ServiceHost): Operation<{ readonly enabled?: unknown }, { enabled: boolean }> {
  return ({ enabled }, { caller }) => {
    if (typeof enabled !== "boolean") throw new AwsError("ValidationException", "enabled must be true or false.");
    setProductionAccess(host.store, caller, enabled);
    return { enabled };
  };
}

function summarise({ number, messageId, kind, region, source, recipients, subject, sent }: KeptMail): MailSummary {
  const sentAt = new Date(sent).toISOString();
  return { number, messageId, kind, region, from: source, to: recipients, subject, sentAt };
}

function readNumber(member: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value;
  throw new AwsError("ValidationException", `${member} must be a whole number above 0.`);
}
