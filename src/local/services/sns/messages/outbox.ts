import type { Store } from "../../../store/store.ts";
import type { ServiceHost } from "../../../service.ts";

/** A message to somewhere outside this machine: nothing leaves it, so it is kept to be read here. */
export interface OutboxMessage {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** None for a text message to a telephone number. */
  readonly topic?: string;
  readonly protocol: string;
  readonly endpoint: string;
  readonly subject?: string;
  readonly body: string;
}

/** The number of newest messages that are stored. */
const kept = 10_000;
/** Characters of a message that the log shows. */
const shown = 2000;

/** Keeps a message and shows it in the daemon's log, on one line. Belongs inside `store.write`. */
export function sendToOutbox({ store, now, log }: ServiceHost, message: OutboxMessage): void {
  const { id, account, region, topic, protocol, endpoint, subject, body } = message;
  const { lastInsertRowid } = store
    .prepare(
      `INSERT INTO sns_outbox (account, region, message_id, topic, protocol, endpoint, subject, body, sent)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(account, region, id, topic ?? null, protocol, endpoint, subject ?? null, body, now());
  store.prepare("DELETE FROM sns_outbox WHERE id <= ?").run(Number(lastInsertRowid) - kept);
  const about = subject === undefined ? "" : ` ${JSON.stringify(subject)}`;
  log(`sns outbox: ${protocol} to ${endpoint}${about}: ${JSON.stringify(body.slice(0, shown))}`);
}

/** Lists what was sent in a region, newest first. The service must be loaded: it makes the table. */
export function listOutbox(
  store: Store,
  { region, limit }: { region: string; limit: number },
): { via: string; to: string; subject: string | undefined; body: string; sentAt: Date }[] {
  return store
    .prepare("SELECT protocol, endpoint, subject, body, sent FROM sns_outbox WHERE region = ? ORDER BY id DESC LIMIT ?")
    .all(region, limit)
    .map(({ protocol, endpoint, subject, body, sent }) => ({
      via: String(protocol),
      to: String(endpoint),
      subject: subject === null ? undefined : String(subject),
      body: String(body),
      sentAt: new Date(Number(sent)),
    }));
}
