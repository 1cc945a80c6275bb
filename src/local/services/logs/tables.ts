import type { Store } from "../../store/store.ts";

/**
 * Creates the tables of CloudWatch Logs. Times are milliseconds since 1970; `id` of an event is its order of arrival.
 */
export function prepareTables(store: Store): void {
  store.migrate("logs", [
    `CREATE TABLE log_groups (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL,
      created INTEGER NOT NULL, retention INTEGER, class TEXT NOT NULL, tags TEXT NOT NULL, bytes INTEGER NOT NULL,
      swept INTEGER NOT NULL,
      UNIQUE (account, region, name)
    ) STRICT;
    CREATE TABLE log_streams (
      id INTEGER PRIMARY KEY AUTOINCREMENT, log_group INTEGER NOT NULL REFERENCES log_groups ON DELETE CASCADE,
      name TEXT NOT NULL, created INTEGER NOT NULL, first_event INTEGER, last_event INTEGER, last_ingestion INTEGER,
      UNIQUE (log_group, name)
    ) STRICT;
    CREATE TABLE log_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT, log_group INTEGER NOT NULL REFERENCES log_groups ON DELETE CASCADE,
      stream INTEGER NOT NULL REFERENCES log_streams ON DELETE CASCADE,
      timestamp INTEGER NOT NULL, ingested INTEGER NOT NULL, message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX log_events_by_stream ON log_events (stream, timestamp, id);
    CREATE INDEX log_events_by_group ON log_events (log_group, timestamp, id)`,
    `CREATE TABLE log_resource_policies (
      account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL, updated INTEGER NOT NULL,
      PRIMARY KEY (account, region, name)
    ) STRICT, WITHOUT ROWID`,
  ]);
}
