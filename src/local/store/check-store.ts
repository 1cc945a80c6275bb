import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { isDamage, UnusableStoreError } from "./store-error.ts";

/** SQLite's `user_version` of stores made here. Raise it when an older program must not touch them any more. */
const storeVersion = 1;
/** Checking takes about 4 ms for each megabyte: larger stores are checked as far as they are read. */
const wholeCheckBytes = 8 * 1024 * 1024;

/**
 * Checks a store before anything is written to it.
 *
 * @throws UnusableStoreError when it is damaged, another program's or a newer version's; the database is closed then
 */
export function checkStore(db: DatabaseSync, file: string): void {
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    if (Number(db.prepare("PRAGMA user_version").get()?.["user_version"]) > storeVersion) throw newer("The store");
    if (tables.length > 0) {
      if (!tables.some(({ name }) => name === "migrations")) throw damaged("it was made by another program");
      const isSmall = statSync(file).size <= wholeCheckBytes;
      const found = isSmall ? db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"] : "ok";
      if (found !== "ok") throw damaged("its pages contradict each other");
    }
    db.exec(`PRAGMA user_version=${storeVersion}`);
  } catch (error) {
    db.close();
    throw isDamage(error) ? damaged("it is not a whole SQLite database") : error;
  }
}

/** Returns the error for something in the store of a newer version. */
export function newer(what: string): UnusableStoreError {
  return new UnusableStoreError("NEWER_STORE", `${what} was written by a newer version of wildrydes.`);
}

function damaged(why: string): UnusableStoreError {
  return new UnusableStoreError("DAMAGED_STORE", why);
}
