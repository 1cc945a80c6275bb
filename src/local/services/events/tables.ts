import type { Store } from "../../store/store.ts";

/** Creates the tables of EventBridge. Times are milliseconds since 1970; `next_fire` is when a schedule comes next. */
export function prepareTables(store: Store): void {
  store.migrate("events", [
    `CREATE TABLE event_buses (
      account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, description TEXT, tags TEXT NOT NULL,
      created INTEGER NOT NULL, PRIMARY KEY (account, region, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE event_rules (
      id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, bus TEXT NOT NULL,
      name TEXT NOT NULL, pattern TEXT, schedule TEXT, state TEXT NOT NULL, description TEXT, role TEXT,
      tags TEXT NOT NULL, next_fire INTEGER, UNIQUE (account, region, bus, name)
    ) STRICT;
    CREATE INDEX event_rules_by_time ON event_rules (next_fire) WHERE next_fire IS NOT NULL;
    CREATE TABLE event_targets (
      id INTEGER PRIMARY KEY AUTOINCREMENT, rule INTEGER NOT NULL REFERENCES event_rules ON DELETE CASCADE,
      name TEXT NOT NULL, arn TEXT NOT NULL, target TEXT NOT NULL, UNIQUE (rule, name)
    ) STRICT`,
    "ALTER TABLE event_rules ADD COLUMN managed_by TEXT",
  ]);
}
