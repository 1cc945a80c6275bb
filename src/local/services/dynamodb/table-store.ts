import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Caller } from "../../service.ts";
import { limitToKeySpaces, keySpace } from "./bounded-keys.ts";
import { type Dynalite, type DynaliteOperation, type DynaliteStore, loadDynalite } from "./dynalite.ts";
import { isDiskFull, toAwsError } from "./dynalite-error.ts";
import { fromPlainJson, toPlainJson } from "./plain-json.ts";

/** The tables and items of one account in one region. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** Who calls, for messages that name the user. */
  readonly principal?: Caller["principal"];
}

/** Carries out DynamoDB's operations on tables kept below a folder. */
export interface TableStores {
  /**
   * Runs one of dynalite's operations on the tables of an account and region.
   *
   * @param input as SDK commands take it; the answer is as they give it
   * @throws AwsError in dynalite's words, which are DynamoDB's
   */
  run(place: Place, operation: DynaliteOperation, input: object): Promise<Record<string, unknown>>;
  /** Resolves when a table has the state the last operation on it leads to. */
  settled(place: Place, table: string): Promise<void>;
  /** @throws AwsError `SerializationException` when a member of the input has the wrong type */
  checkTypes(operation: DynaliteOperation, input: object): void;
  /** The members of an operation's input that dynalite pays attention to. */
  knownMembers(operation: DynaliteOperation): ReadonlySet<string>;
  close(): Promise<void>;
}

/**
 * One LevelDB database for each account and region, opened when first called. A write is in the system's hands when
 * it is acknowledged: it survives the process, whatever ends it.
 *
 * @param folder made when absent
 */
export function createTableStores(folder: string): TableStores {
  let dynalite: Dynalite | undefined;
  const stores = new Map<string, Promise<DynaliteStore>>();

  function load(): Dynalite {
    return (dynalite ??= loadDynalite());
  }

  function storeOf(place: Place): Promise<DynaliteStore> {
    const path = join(folder, place.account, place.region);
    const opening = stores.get(path) ?? openStore(load(), path, place);
    stores.set(path, opening);
    opening.catch(() => stores.delete(path));
    return opening;
  }

  /** After a failed write LevelDB refuses all others until it is opened again. */
  async function reopenLater(place: Place): Promise<void> {
    const path = join(folder, place.account, place.region);
    const store = await stores.get(path);
    stores.delete(path);
    await store?.db.close();
  }

  async function run(place: Place, operation: DynaliteOperation, input: object): Promise<Record<string, unknown>> {
    try {
      const result = await load().run(await storeOf(place), operation, asRecord(toPlainJson(input)));
      return asRecord(fromPlainJson(result));
    } catch (error) {
      if (isDiskFull(error)) await reopenLater(place);
      throw toAwsError(error, operation, place.principal);
    }
  }

  return {
    run,
    checkTypes(operation, input) {
      try {
        load().checkTypes(operation, asRecord(toPlainJson(input)));
      } catch (error) {
        throw toAwsError(error, operation);
      }
    },
    knownMembers: (operation) => load().knownMembers(operation),
    async settled(place, table) {
      const store = await storeOf(place);
      while (await isChanging(store, table)) await setTimeout(1);
    },
    async close() {
      for (const store of stores.values()) await (await store).db.close();
      stores.clear();
    },
  };
}

async function openStore(dynalite: Dynalite, path: string, place: Place): Promise<DynaliteStore> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const store = dynalite.createStore({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  await store.db.open();
  store.tableDb.awsAccountId = place.account;
  store.tableDb.awsRegion = place.region;
  limitToKeySpaces(store);
  await finishChanges(store);
  return store;
}

/** Ends what a table was in the middle of when the process before this one ended: dynalite only remembers it in a timer. */
async function finishChanges(store: DynaliteStore): Promise<void> {
  for await (const [key, table] of store.db.iterator(keySpace("table"))) {
    if (!isTable(table) || !isUnderway(table)) continue;
    if (table.TableStatus === "DELETING") await store.db.del(key);
    else await store.db.put(key, { ...table, ...activated(table) });
  }
}

async function isChanging(store: DynaliteStore, name: string): Promise<boolean> {
  const key = `${keySpace("table").gte}${name}`;
  for await (const [, table] of store.db.iterator({ gte: key, lt: `${key}\0` })) {
    return isTable(table) && isUnderway(table);
  }
  return false;
}

interface Table {
  readonly TableStatus: string;
  readonly GlobalSecondaryIndexes?: readonly { readonly IndexStatus?: string }[];
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && "TableStatus" in value;
}

function isUnderway(table: Table): boolean {
  const states = [table.TableStatus, ...(table.GlobalSecondaryIndexes ?? []).map((index) => index.IndexStatus)];
  return states.some((state) => state !== undefined && state !== "ACTIVE");
}

function activated(table: Table): Table {
  const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: "ACTIVE" }));
  return { TableStatus: "ACTIVE", ...(indexes && { GlobalSecondaryIndexes: indexes }) };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
