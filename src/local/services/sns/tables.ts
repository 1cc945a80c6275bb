import type { Store } from "../../store/store.ts";

/** Creates the tables of SNS. Times are milliseconds since 1970; attributes and tags are JSON objects of texts. */
export function prepareTables(store: Store): void {
  store.migrate("sns", [
    `CREATE TABLE sns_topics (
      arn TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, attributes TEXT NOT NULL, tags TEXT NOT NULL,
      unsubscribed INTEGER NOT NULL DEFAULT 0, sequence INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX sns_topics_by_scope ON sns_topics (account, region, arn);
    CREATE TABLE sns_subscriptions (
      id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE,
      topic TEXT NOT NULL REFERENCES sns_topics ON DELETE CASCADE, account TEXT NOT NULL, region TEXT NOT NULL,
      protocol TEXT NOT NULL, endpoint TEXT NOT NULL, attributes TEXT NOT NULL, principal TEXT NOT NULL,
      token TEXT NOT NULL, confirmation TEXT NOT NULL, created INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX sns_subscriptions_by_endpoint ON sns_subscriptions (topic, protocol, endpoint);
    CREATE TABLE sns_duplicates (
      topic TEXT NOT NULL REFERENCES sns_topics ON DELETE CASCADE, deduplication TEXT NOT NULL, message TEXT NOT NULL,
      sequence TEXT NOT NULL, published INTEGER NOT NULL, PRIMARY KEY (topic, deduplication)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sns_messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, message_id TEXT NOT NULL,
      target TEXT NOT NULL, subject TEXT, message TEXT NOT NULL, attributes TEXT NOT NULL, published INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE sns_outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, message_id TEXT NOT NULL,
      topic TEXT, protocol TEXT NOT NULL, endpoint TEXT NOT NULL, subject TEXT, body TEXT NOT NULL, sent INTEGER NOT NULL
    ) STRICT`,
  ]);
}
