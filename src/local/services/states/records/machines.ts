import { createRecentCache } from "../../../recent-cache.ts";
import type { Store } from "../../../store/store.ts";
import type { Home } from "../requests/arns.ts";
import { integer, optionalText, text, type Row } from "./columns.ts";
import type { EncryptionConfiguration, LoggingConfiguration, TracingConfiguration } from "@aws-sdk/client-sfn";

export type MachineType = "STANDARD" | "EXPRESS";

/** A state machine without what its revisions hold. */
export interface MachineRecord extends Home {
  readonly id: number;
  readonly name: string;
  readonly type: MachineType;
  readonly status: "ACTIVE" | "DELETING";
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The current revision's record id. */
  readonly revision: number;
}

/** The members that CreateStateMachine and UpdateStateMachine set. */
export interface RevisionContent {
  readonly definition: string;
  readonly roleArn: string;
  readonly logging: LoggingConfiguration;
  readonly tracing: TracingConfiguration;
  readonly encryption: EncryptionConfiguration | undefined;
}

export interface RevisionRecord extends RevisionContent {
  readonly id: number;
  readonly machine: number;
  /** Undefined for the revision a machine was created with. */
  readonly revisionId: string | undefined;
  readonly created: number;
}

const mostRemembered = 100;

/** State machines and their revisions in the store. Changes must be made inside `store.write`. */
export type Machines = ReturnType<typeof openMachines>;

/** Opens the tables. Machines that are looked for often stay in memory. */
export function openMachines(store: Store) {
  const byName = store.prepare("SELECT * FROM states_machines WHERE account = ? AND region = ? AND name = ?");
  const byId = store.prepare("SELECT * FROM states_machines WHERE id = ?");
  const revisionById = store.prepare("SELECT * FROM states_revisions WHERE id = ?");
  const insertMachine = store.prepare(
    "INSERT INTO states_machines (account, region, name, type, status, created, revision) VALUES (?, ?, ?, ?, 'ACTIVE', ?, 0)",
  );
  const insertRevision = store.prepare(
    "INSERT INTO states_revisions (machine, revision_id, definition, role_arn, logging, tracing, encryption, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const setRevision = store.prepare("UPDATE states_machines SET revision = ? WHERE id = ?");

  const cache = createMachineCache(store);

  function addRevision(
    machine: number,
    { revisionId, content, at }: { revisionId: string | null; content: RevisionContent; at: number },
  ): number {
    const { definition, roleArn, logging, tracing, encryption } = content;
    const added = insertRevision.run(
      machine,
      revisionId,
      definition,
      roleArn,
      JSON.stringify(logging),
      JSON.stringify(tracing),
      encryption === undefined ? null : JSON.stringify(encryption),
      at,
    );
    const revision = Number(added.lastInsertRowid);
    setRevision.run(revision, machine);
    cache.forget();
    return revision;
  }

  return {
    find({ account, region }: Home, name: string): MachineRecord | undefined {
      return cache.find(`${account}:${region}:${name}`, () => {
        const row = byName.get(account, region, name);
        return row && readMachine(row);
      });
    },
    get(id: number): MachineRecord | undefined {
      const row = byId.get(id);
      return row && readMachine(row);
    },
    revision(id: number): RevisionRecord | undefined {
      const row = revisionById.get(id);
      return row && readRevision(row);
    },
    create(
      home: Home,
      machine: { name: string; type: MachineType; content: RevisionContent; at: number },
    ): MachineRecord {
      const { name, type, content, at } = machine;
      const id = Number(insertMachine.run(home.account, home.region, name, type, at).lastInsertRowid);
      const revision = addRevision(id, { revisionId: null, content, at });
      return { ...home, id, name, type, status: "ACTIVE", created: at, revision };
    },
    addRevision,
    /** Machines of an account and region after a name, by name. */
    list({ account, region }: Home, { after, limit }: { after: string; limit: number }): MachineRecord[] {
      return store
        .prepare("SELECT * FROM states_machines WHERE account = ? AND region = ? AND name > ? ORDER BY name LIMIT ?")
        .all(account, region, after, limit)
        .map(readMachine);
    },
    deleting(): MachineRecord[] {
      return store.prepare("SELECT * FROM states_machines WHERE status = 'DELETING'").all().map(readMachine);
    },
    markDeleting(id: number): void {
      store.prepare("UPDATE states_machines SET status = 'DELETING' WHERE id = ?").run(id);
      cache.forget();
    },
    /** Forgets a machine with its revisions, versions and aliases; its executions are the sweep's. */
    remove(id: number): void {
      for (const table of ["states_revisions", "states_versions", "states_aliases"])
        store.prepare(`DELETE FROM ${table} WHERE machine = ?`).run(id);
      store.prepare("DELETE FROM states_machines WHERE id = ?").run(id);
      cache.forget();
    },
  };
}

/** Machines by name: every start of an execution looks for its machine. A change that was undone empties the cache. */
function createMachineCache(store: Store) {
  let found = createRecentCache<string, MachineRecord>(mostRemembered);
  let undone = store.undone();
  function forget(): void {
    found = createRecentCache(mostRemembered);
    undone = store.undone();
  }
  return {
    forget,
    find(key: string, read: () => MachineRecord | undefined): MachineRecord | undefined {
      if (store.undone() !== undone) forget();
      const known = found.get(key);
      if (known !== undefined) return known;
      const machine = read();
      if (machine !== undefined) found.set(key, machine);
      return machine;
    },
  };
}

function readMachine(row: Row): MachineRecord {
  return {
    id: integer(row, "id"),
    account: text(row, "account"),
    region: text(row, "region"),
    name: text(row, "name"),
    type: text(row, "type") === "EXPRESS" ? "EXPRESS" : "STANDARD",
    status: text(row, "status") === "DELETING" ? "DELETING" : "ACTIVE",
    created: integer(row, "created"),
    revision: integer(row, "revision"),
  };
}

function readRevision(row: Row): RevisionRecord {
  const encryption = optionalText(row, "encryption");
  return {
    id: integer(row, "id"),
    machine: integer(row, "machine"),
    revisionId: optionalText(row, "revision_id"),
    definition: text(row, "definition"),
    roleArn: text(row, "role_arn"),
    logging: JSON.parse(text(row, "logging")),
    tracing: JSON.parse(text(row, "tracing")),
    encryption: encryption === undefined ? undefined : JSON.parse(encryption),
    created: integer(row, "created"),
  };
}
