import { Readable } from "node:stream";
import { callbackify } from "node:util";
import type { DynaliteDatabase, DynaliteStore, KeyRange } from "./dynalite.ts";

/** The keys of one of dynalite's key spaces; its names contain no tilde. */
export function keySpace(name: string): KeyRange {
  return { gte: `${name}~`, lt: `${name}\u007f` };
}

/**
 * Lets dynalite list and delete within a key space alone: otherwise it walks every key of the whole database to list
 * tables or tags and to delete a table.
 */
export function limitToKeySpaces(store: DynaliteStore): void {
  const clear = callbackify((name: string) => store.db.clear(keySpace(name)));
  store.tableDb.createKeyStream = () => keyStream(store.db, "table");
  store.deleteItemDb = (table, done) => clear(`item-${table}`, done);
  store.deleteIndexDb = (type, table, index, done) => clear(`index-${type.toLowerCase()}~${table}~${index}`, done);
  store.deleteTagDb = (table, done) => clear(`tag-${table}`, done);
  const getTagDb = store.getTagDb.bind(store);
  store.getTagDb = (table) => {
    const space = getTagDb(table);
    space.createKeyStream = () => keyStream(store.db, `tag-${table}`);
    return space;
  };
}

function keyStream(db: DynaliteDatabase, name: string): Readable {
  const range = keySpace(name);
  async function* names(): AsyncGenerator<string> {
    for await (const key of db.keys(range)) yield key.slice(range.gte.length);
  }
  return Readable.from(names());
}
