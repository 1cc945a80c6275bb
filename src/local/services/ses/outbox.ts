import type { Caller, ServiceHost } from "../../service.ts";

/** A mail as it was sent. Nothing leaves this machine: the outbox keeps it. */
export interface Mail {
  readonly messageId: string;
  /** `verification`: SES asks an address whether it wants to be an identity. */
  readonly kind: "message" | "verification";
  readonly source: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly text?: string | undefined;
  readonly html?: string | undefined;
  /** The whole message, where the client composed it. */
  readonly raw?: string | undefined;
}

/** A mail of the outbox; `number` counts from 1, `sent` is in milliseconds since 1970. */
export interface KeptMail extends Mail {
  readonly number: number;
  readonly region: string;
  readonly sent: number;
}

/** The number of newest messages that are stored. */
const kept = 10_000;

/** Keeps a mail and shows it in the daemon's log, on one line. Belongs inside `store.write`. */
export function keepMail(
  { store, now, log }: ServiceHost,
  scope: Pick<Caller, "account" | "region">,
  mail: Mail,
): void {
  const { messageId, kind, source, recipients, subject, text, html, raw } = mail;
  const { lastInsertRowid } = store
    .prepare(
      `INSERT INTO ses_outbox (account, region, message_id, kind, source, recipients, subject, body_text, body_html, raw, sent)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      scope.account,
      scope.region,
      messageId,
      kind,
      source,
      JSON.stringify(recipients),
      subject,
      text ?? null,
      html ?? null,
      raw ?? null,
      now(),
    );
  store.prepare("DELETE FROM ses_outbox WHERE id <= ?").run(Number(lastInsertRowid) - kept);
  log(`ses outbox: ${kind} to ${recipients.join(", ")}: ${JSON.stringify(subject)}`);
}

/** Mails of an account, newest first. @param options.before only those with a smaller number */
export function listMails(
  { store }: ServiceHost,
  account: string,
  options: { readonly before?: number | undefined; readonly limit: number },
): KeptMail[] {
  return store
    .prepare("SELECT * FROM ses_outbox WHERE account = ? AND id < ? ORDER BY id DESC LIMIT ?")
    .all(account, options.before ?? Number.MAX_SAFE_INTEGER, options.limit)
    .map(toMail);
}

/** `number` counts from 1, in the order of sending. Other accounts' mails are not found. */
export function findMail({ store }: ServiceHost, account: string, number: number): KeptMail | undefined {
  const row = store.prepare("SELECT * FROM ses_outbox WHERE account = ? AND id = ?").get(account, number);
  return row && toMail(row);
}

function toMail(row: Readonly<Record<string, unknown>>): KeptMail {
  const recipients: string[] = JSON.parse(String(row["recipients"]));
  const optional = (column: string): string | undefined => (row[column] === null ? undefined : String(row[column]));
  return {
    number: Number(row["id"]),
    region: String(row["region"]),
    messageId: String(row["message_id"]),
    kind: row["kind"] === "verification" ? "verification" : "message",
    source: String(row["source"]),
    recipients,
    subject: String(row["subject"]),
    text: optional("body_text"),
    html: optional("body_html"),
    raw: optional("raw"),
    sent: Number(row["sent"]),
  };
}
