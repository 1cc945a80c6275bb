import type { Store } from "../../../store/store.ts";
import { integer, optionalText, type Row } from "./columns.ts";

interface VersionRecord {
  readonly machine: number;
  readonly version: number;
  readonly revision: number;
  readonly description: string | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** Published versions in the store. Changes must be made inside `store.write`. */
export type Versions = ReturnType<typeof openVersions>;

/** The table of published versions. Machines are named by their record ids. */
export function openVersions(store: Store) {
  return {
    find(machine: number, version: number): VersionRecord | undefined {
      const sql = "SELECT * FROM states_versions WHERE machine = ? AND version = ?";
      const row = store.prepare(sql).get(machine, version);
      return row && readVersion(row);
    },
    ofRevision(machine: number, revision: number): VersionRecord | undefined {
      const sql = "SELECT * FROM states_versions WHERE machine = ? AND revision = ? ORDER BY version DESC LIMIT 1";
      const row = store.prepare(sql).get(machine, revision);
      return row && readVersion(row);
    },
    /** Version numbers only grow, also when versions are deleted. */
    publish(options: {
      machine: number;
      revision: number;
      description: string | undefined;
      at: number;
    }): VersionRecord {
      const { machine, revision, description, at } = options;
      store.prepare("UPDATE states_machines SET last_version = last_version + 1 WHERE id = ?").run(machine);
      const row = store.prepare("SELECT last_version FROM states_machines WHERE id = ?").get(machine);
      const version = Number(row?.["last_version"] ?? 1);
      store
        .prepare(
          "INSERT INTO states_versions (machine, version, revision, description, created) VALUES (?, ?, ?, ?, ?)",
        )
        .run(machine, version, revision, description ?? null, at);
      return { machine, version, revision, description, created: at };
    },
    remove(machine: number, version: number): void {
      store.prepare("DELETE FROM states_versions WHERE machine = ? AND version = ?").run(machine, version);
    },
    count(machine: number): number {
      const row = store.prepare("SELECT COUNT(*) AS count FROM states_versions WHERE machine = ?").get(machine);
      return row ? integer(row, "count") : 0;
    },
    /** Newest first, before a version number. */
    list(machine: number, { before, limit }: { before: number; limit: number }): VersionRecord[] {
      return store
        .prepare("SELECT * FROM states_versions WHERE machine = ? AND version < ? ORDER BY version DESC LIMIT ?")
        .all(machine, before, limit)
        .map(readVersion);
    },
  };
}

function readVersion(row: Row): VersionRecord {
  return {
    machine: integer(row, "machine"),
    version: integer(row, "version"),
    revision: integer(row, "revision"),
    description: optionalText(row, "description"),
    created: integer(row, "created"),
  };
}
