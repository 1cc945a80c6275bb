import type { Store } from "../../../store/store.ts";
import { integer, optionalText, text, type Row } from "./columns.ts";

/** A name for one or two versions of a machine. Weights are percentages and add up to 100. */
export interface AliasRecord {
  readonly machine: number;
  readonly name: string;
  readonly description: string | undefined;
  readonly routing: readonly { readonly version: number; readonly weight: number }[];
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly updated: number;
}

/** Aliases in the store. Changes must be made inside `store.write`. */
export type Aliases = ReturnType<typeof openAliases>;

/** The table of aliases. Machines are named by their record ids. */
export function openAliases(store: Store) {
  return {
    find(machine: number, name: string): AliasRecord | undefined {
      const row = store.prepare("SELECT * FROM states_aliases WHERE machine = ? AND name = ?").get(machine, name);
      return row && readAlias(row);
    },
    /** Stores a new alias or a changed one. */
    save({ machine, name, description, routing, created, updated }: AliasRecord): void {
      store
        .prepare(
          `INSERT INTO states_aliases (machine, name, description, routing, created, updated) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (machine, name) DO UPDATE SET
             description = excluded.description, routing = excluded.routing, updated = excluded.updated`,
        )
        .run(machine, name, description ?? null, JSON.stringify(routing), created, updated);
    },
    remove(machine: number, name: string): void {
      store.prepare("DELETE FROM states_aliases WHERE machine = ? AND name = ?").run(machine, name);
    },
    /** A machine has at most 100. */
    byName(machine: number): AliasRecord[] {
      const sql = "SELECT * FROM states_aliases WHERE machine = ? ORDER BY name";
      return store.prepare(sql).all(machine).map(readAlias);
    },
    /** Names of the aliases that lead to a version. */
    leadingTo(machine: number, version: number): string[] {
      return store
        .prepare("SELECT * FROM states_aliases WHERE machine = ? ORDER BY name")
        .all(machine)
        .map(readAlias)
        .filter(({ routing }) => routing.some((route) => route.version === version))
        .map(({ name }) => name);
    },
  };
}

function readAlias(row: Row): AliasRecord {
  return {
    machine: integer(row, "machine"),
    name: text(row, "name"),
    description: optionalText(row, "description"),
    routing: JSON.parse(text(row, "routing")),
    created: integer(row, "created"),
    updated: integer(row, "updated"),
  };
}
