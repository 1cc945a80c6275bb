import type { Store } from "../../../store/store.ts";

const steps = [
  `CREATE TABLE cloudformation_stacks (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT`,
  "CREATE INDEX cloudformation_stacks_by_name ON cloudformation_stacks (account, region, name)",
  `CREATE TABLE cloudformation_resources (
    stack TEXT NOT NULL,
    logical_id TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (stack, logical_id)
  ) STRICT`,
  `CREATE TABLE cloudformation_events (
    number INTEGER PRIMARY KEY,
    stack TEXT NOT NULL,
    time INTEGER NOT NULL,
    document TEXT NOT NULL
  ) STRICT`,
  "CREATE INDEX cloudformation_events_by_stack ON cloudformation_events (stack, number)",
  `CREATE TABLE cloudformation_change_sets (
    id TEXT PRIMARY KEY,
    stack TEXT NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT`,
  "CREATE INDEX cloudformation_change_sets_by_stack ON cloudformation_change_sets (stack, name)",
  `CREATE TABLE cloudformation_tokens (token TEXT PRIMARY KEY) STRICT;
  CREATE TABLE cloudformation_signals (
    number INTEGER PRIMARY KEY,
    token TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT`,
];

/** Creates the tables of stacks, their resources, events and change sets. */
export function prepareTables(store: Store): void {
  store.migrate("cloudformation", steps);
}
