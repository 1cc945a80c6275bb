import type { Store } from "../../store/store.ts";

/** Creates the tables of identities, sent mail and account settings. */
export function prepareTables(store: Store): void {
  store.migrate("ses", [
    `CREATE TABLE ses_identities (
       account TEXT NOT NULL, region TEXT NOT NULL, identity TEXT NOT NULL, verified INTEGER NOT NULL,
       created INTEGER NOT NULL, PRIMARY KEY (account, region, identity)
     ) STRICT;
     CREATE TABLE ses_outbox (
       id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, message_id TEXT NOT NULL,
       kind TEXT NOT NULL, source TEXT NOT NULL, recipients TEXT NOT NULL, subject TEXT NOT NULL, body_text TEXT,
       body_html TEXT, raw TEXT, sent INTEGER NOT NULL
     ) STRICT;
     CREATE TABLE ses_sendings (
       account TEXT NOT NULL, region TEXT NOT NULL, sent INTEGER NOT NULL, recipients INTEGER NOT NULL
     ) STRICT;
     CREATE INDEX ses_sendings_by_time ON ses_sendings (account, region, sent);
     CREATE TABLE ses_accounts (
       account TEXT NOT NULL, region TEXT NOT NULL, production INTEGER NOT NULL, PRIMARY KEY (account, region)
     ) STRICT;`,
  ]);
}
