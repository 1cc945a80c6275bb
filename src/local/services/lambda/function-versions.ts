import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";
import type { FunctionRecord } from "./function-record.ts";

/** An alias of a function: a name for one version, or for two with the share of the second. */
export interface FunctionAlias {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** The share of invocations that another version gets, from 0 to 1. */
  readonly weights?: Readonly<Record<string, number>>;
  readonly revisionId: string;
}

type Named = Pick<Caller, "account" | "region"> & { readonly name: string };

/** Published versions and aliases. */
export interface VersionTable {
  /** The version that a qualifier stands for now; an alias with two versions chooses one. */
  resolve(latest: FunctionRecord, qualifier: string | undefined): FunctionRecord | undefined;
  /** Published versions, the oldest first. */
  list(named: Named): FunctionRecord[];
  add(version: FunctionRecord): void;
  remove(named: Named, version: string): void;
  removeAll(named: Named): void;
  findAlias(named: Named, alias: string): FunctionAlias | undefined;
  /** Sorted by name. */
  listAliases(named: Named): FunctionAlias[];
  saveAlias(named: Named, alias: FunctionAlias): void;
  removeAlias(named: Named, alias: string): void;
  usesCode(hash: string): boolean;
}

export const versionSteps = [
  `CREATE TABLE lambda_versions (
    account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
    code_hash TEXT NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (account, region, name, version)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lambda_versions_by_code ON lambda_versions (code_hash);
  CREATE TABLE lambda_aliases (
    account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, alias TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (account, region, name, alias)
  ) STRICT, WITHOUT ROWID`,
];

/** Opens the tables of versions and aliases, which the functions' table has made. */
export function openVersionTable(store: Store): VersionTable {
  const of = "account = ? AND region = ? AND name = ?";
  const keys = ({ account, region, name }: Named): [string, string, string] => [account, region, name];

  function findVersion(latest: FunctionRecord, version: string): FunctionRecord | undefined {
    if (version === "$LATEST") return latest;
    const row = store
      .prepare(`SELECT record FROM lambda_versions WHERE ${of} AND version = ?`)
      .get(...keys(latest), Number(version));
    return row && withFunctionParts(parse(row["record"]), latest);
  }

  function findAlias(named: Named, alias: string): FunctionAlias | undefined {
    const row = store
      .prepare(`SELECT document FROM lambda_aliases WHERE ${of} AND alias = ?`)
      .get(...keys(named), alias);
    return row && parse(row["document"]);
  }

  return {
    resolve(latest, qualifier = "$LATEST") {
      if (qualifier === "$LATEST" || /^\d+$/u.test(qualifier)) return findVersion(latest, qualifier);
      const alias = findAlias(latest, qualifier);
      return alias && findVersion(latest, chooseVersion(alias));
    },
    list: (named) =>
      store
        .prepare(`SELECT record FROM lambda_versions WHERE ${of} ORDER BY version`)
        .all(...keys(named))
        .map((row) => parse(row["record"])),
    add(version) {
      store.write(() =>
        store
          .prepare("INSERT INTO lambda_versions VALUES (?, ?, ?, ?, ?, ?)")
          .run(...keys(version), Number(version.version), version.codeHash, JSON.stringify(version)),
      );
    },
    remove(named, version) {
      store.write(() =>
        store.prepare(`DELETE FROM lambda_versions WHERE ${of} AND version = ?`).run(...keys(named), Number(version)),
      );
    },
    removeAll(named) {
      store.write(() => {
        for (const table of ["versions", "aliases"]) {
          store.prepare(`DELETE FROM lambda_${table} WHERE ${of}`).run(...keys(named));
        }
      });
    },
    findAlias,
    listAliases: (named) =>
      store
        .prepare(`SELECT document FROM lambda_aliases WHERE ${of} ORDER BY alias`)
        .all(...keys(named))
        .map((row) => parse(row["document"])),
    saveAlias(named, alias) {
      store.write(() =>
        store
          .prepare(
            "INSERT INTO lambda_aliases VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET document = excluded.document",
          )
          .run(...keys(named), alias.name, JSON.stringify(alias)),
      );
    },
    removeAlias(named, alias) {
      store.write(() =>
        store.prepare(`DELETE FROM lambda_aliases WHERE ${of} AND alias = ?`).run(...keys(named), alias),
      );
    },
    usesCode: (hash) => store.prepare("SELECT 1 FROM lambda_versions WHERE code_hash = ?").get(hash) !== undefined,
  };
}

/** Concurrency, tags, policies and settings of events belong to the function, not to a version. */
function withFunctionParts(version: FunctionRecord, latest: FunctionRecord): FunctionRecord {
  const { tags, policy, reservedConcurrency, qualifiedPolicies } = latest;
  return {
    ...version,
    tags,
    policy,
    ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    ...(qualifiedPolicies === undefined ? {} : { qualifiedPolicies }),
  };
}

function chooseVersion({ version, weights = {} }: FunctionAlias): string {
  let place = Math.random();
  for (const [other, weight] of Object.entries(weights)) {
    if (place < weight) return other;
    place -= weight;
  }
  return version;
}

function parse<Document>(text: unknown): Document {
  const document: Document = JSON.parse(String(text));
  return document;
}
