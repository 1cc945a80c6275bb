import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import { busNotFound } from "./events-errors.ts";
import { defaultBus } from "./names.ts";

type Scope = Pick<Caller, "account" | "region">;

/** An event bus. The default one is always there. */
export interface StoredBus {
  readonly name: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Milliseconds since 1970; none of the default bus. */
  readonly created?: number;
}

/** The bus `default` exists in every account and region, with or without a row. */
export function findBus(store: Store, scope: Scope, name: string): StoredBus | undefined {
  const row = store
    .prepare("SELECT * FROM event_buses WHERE account = ? AND region = ? AND name = ?")
    .get(scope.account, scope.region, name);
  if (row) return readBus(row);
  return name === defaultBus ? { name, tags: {} } : undefined;
}

/** @throws AwsError `ResourceNotFoundException` */
export function getBus(store: Store, scope: Scope, name: string): StoredBus {
  const bus = findBus(store, scope, name);
  if (!bus) throw busNotFound(name);
  return bus;
}

/** The buses of an account and region by name, the default one among them. */
export function listBuses(store: Store, scope: Scope): StoredBus[] {
  const stored = store
    .prepare("SELECT * FROM event_buses WHERE account = ? AND region = ? ORDER BY name")
    .all(scope.account, scope.region)
    .map(readBus);
  if (stored.some(({ name }) => name === defaultBus)) return stored;
  const own = { name: defaultBus, tags: {} };
  return [...stored, own].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Keeps a bus; the default one is kept when it is given tags. */
export function saveBus(store: Store, scope: Scope, bus: StoredBus): void {
  store.write(() =>
    store
      .prepare("INSERT OR REPLACE INTO event_buses VALUES (?, ?, ?, ?, ?, ?)")
      .run(scope.account, scope.region, bus.name, bus.description ?? null, JSON.stringify(bus.tags), bus.created ?? 0),
  );
}

/** Removes the bus alone: the caller has checked that it has no rules. */
export function removeBus(store: Store, scope: Scope, name: string): void {
  store.write(() =>
    store
      .prepare("DELETE FROM event_buses WHERE account = ? AND region = ? AND name = ?")
      .run(scope.account, scope.region, name),
  );
}

function readBus(row: Record<string, unknown>): StoredBus {
  const { description, created } = row;
  return {
    name: String(row["name"]),
    ...(description === null ? {} : { description: String(description) }),
    tags: JSON.parse(String(row["tags"])),
    ...(created === 0 ? {} : { created: Number(created) }),
  };
}
