import type { ServiceHost } from "../../../service.ts";
import type { Message } from "./message.ts";

/** The number of newest messages that are stored. */
const kept = 10_000;

/** Keeps a message as it was published. Belongs inside `store.write`. */
export function keepPublished(
  { store, now }: ServiceHost,
  published: {
    readonly id: string;
    readonly account: string;
    readonly region: string;
    /** A topic's ARN or a telephone number. */
    readonly target: string;
    readonly message: Message;
  },
): void {
  const { text, subject, attributes } = published.message;
  const { lastInsertRowid } = store
    .prepare(
      `INSERT INTO sns_messages (account, region, message_id, target, subject, message, attributes, published)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      published.account,
      published.region,
      published.id,
      published.target,
      subject ?? null,
      text,
      JSON.stringify(attributes),
      now(),
    );
  store.prepare("DELETE FROM sns_messages WHERE id <= ?").run(Number(lastInsertRowid) - kept);
}
