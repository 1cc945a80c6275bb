import { randomBytes, randomUUID } from "node:crypto";
import type { AwsError } from "../../aws-error.ts";
import type { Caller, ServiceHost } from "../../service.ts";
import { addressIn, domainOf, isSimulator } from "./address.ts";
import { isVerified } from "./identities.ts";
import { countSending, hasProductionAccess, readQuota } from "./mail-account.ts";
import { keepMail, type Mail } from "./outbox.ts";

/** A mail to send, as both APIs read it out of their requests. */
export interface Sending extends Omit<Mail, "messageId" | "kind"> {
  readonly configurationSet: string | undefined;
  readonly tags: readonly { readonly Name?: string | undefined; readonly Value?: string | undefined }[];
}

/** The errors of sending, by their names in one of the two APIs. */
export interface SendingErrors {
  invalid(message: string): AwsError;
  rejected(message: string): AwsError;
  rateExceeded(message: string): AwsError;
  quotaExceeded(message: string): AwsError;
  configurationSetMissing(message: string): AwsError;
}

const mostRecipients = 50;

/**
 * Sends a mail by the rules of the sandbox, unless production access was granted: to the outbox.
 *
 * @returns the message's id
 */
export function sendMail(
  host: ServiceHost,
  scope: Pick<Caller, "account" | "region">,
  { sending, errors }: { readonly sending: Sending; readonly errors: SendingErrors },
): string {
  const { source, recipients, configurationSet } = sending;
  if (configurationSet !== undefined) {
    throw errors.configurationSetMissing(`Configuration set <${configurationSet}> does not exist.`);
  }
  checkTags(sending.tags, errors);
  if (recipients.length === 0) throw errors.invalid("Empty required header 'To'.");
  if (recipients.length > mostRecipients) throw errors.invalid(`Recipient count exceeds ${mostRecipients}.`);
  for (const address of [source, ...recipients]) {
    if (domainOf(addressIn(address)) === undefined) throw errors.invalid("Missing final '@domain'");
  }
  checkVerified(host, scope, { source, recipients, errors });
  checkQuota(host, scope, recipients.length, errors);
  const messageId = `${randomBytes(8).toString("hex")}-${randomUUID()}-000000`;
  const { subject, text, html, raw } = sending;
  host.store.write(() => {
    keepMail(host, scope, { messageId, kind: "message", source, recipients, subject, text, html, raw });
    countSending(host.store, scope, { now: host.now(), recipients: recipients.length });
  });
  return messageId;
}

/** In the sandbox the recipients must be verified too; the text names all that are not, the region in capitals. */
function checkVerified(
  host: ServiceHost,
  scope: Pick<Caller, "account" | "region">,
  { source, recipients, errors }: { source: string; recipients: readonly string[]; errors: SendingErrors },
): void {
  const sandboxed = hasProductionAccess(host.store, scope)
    ? []
    : recipients.filter((to) => !isSimulator(addressIn(to)));
  const failed = [source, ...sandboxed].map(addressIn).filter((address) => !isVerified(host, scope, address));
  if (failed.length === 0) return;
  const named = [...new Set(failed)].join(", ");
  throw errors.rejected(
    `Email address is not verified. The following identities failed the check in region ${scope.region.toUpperCase()}: ${named}`,
  );
}

function checkQuota(
  host: ServiceHost,
  scope: Pick<Caller, "account" | "region">,
  count: number,
  errors: SendingErrors,
): void {
  const quota = readQuota(host.store, scope, host.now());
  if (quota.sent24Hours + count > quota.most24Hours) throw errors.quotaExceeded("Daily message quota exceeded.");
  // A message to several recipients may be larger than a second's share.
  if (quota.sentLastSecond > 0 && quota.sentLastSecond + count > quota.mostPerSecond) {
    throw errors.rateExceeded("Maximum sending rate exceeded.");
  }
}

/** Names before values (recorded cases). */
function checkTags(tags: Sending["tags"], errors: SendingErrors): void {
  for (const { Name: name = "", Value: value = "" } of tags) {
    if (name === "") throw errors.invalid("The tag name must be specified.");
    if (value === "") throw errors.invalid("The tag value must be specified.");
    if (name.length > 255) throw errors.invalid("Tag name cannot exceed 255 characters.");
    if (!/^[A-Za-z0-9_-]+$/.test(name)) {
      throw errors.invalid(`Invalid tag name <${name}>: only alphanumeric ASCII characters, '_',  '-' are allowed.`);
    }
    if (value.length > 255) throw errors.invalid("Tag value cannot exceed 255 characters.");
    if (!/^[A-Za-z0-9_.@-]+$/.test(value)) {
      throw errors.invalid(
        `Invalid tag value <${value}>: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are allowed.`,
      );
    }
  }
}
