import type { ParameterType } from "@aws-sdk/client-ssm";
import type { Caller } from "../../service.ts";
import type { Store } from "../../store/store.ts";

/** A parameter as it is stored, one row for each version. Times are milliseconds since 1970. */
export interface StoredParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  readonly version: number;
  readonly modified: number;
  readonly modifiedBy: string;
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly dataType: string;
  readonly tags: Readonly<Record<string, string>>;
}

type Scope = Pick<Caller, "account" | "region">;

/** The parameters of the endpoint. */
export interface ParameterTable {
  /** The newest version, or the one asked for. */
  find(scope: Scope, name: string, version?: number): StoredParameter | undefined;
  /** The newest version of each, sorted by name. */
  list(scope: Scope): StoredParameter[];
  save(scope: Scope, parameter: StoredParameter): void;
  remove(scope: Scope, name: string): boolean;
}

/** AWS keeps the last hundred versions of a parameter. */
const mostVersions = 100;

/** Makes the table where it is missing. It has a row for each version of a parameter. */
export function openParameters(store: Store): ParameterTable {
  store.migrate("ssm", [
    `CREATE TABLE ssm_parameters (
      account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL,
      PRIMARY KEY (account, region, name, version)
    ) STRICT, WITHOUT ROWID`,
  ]);
  const of = "account = ? AND region = ? AND name = ?";
  return {
    find({ account, region }, name, version) {
      const row = store
        .prepare(
          `SELECT document FROM ssm_parameters WHERE ${of} AND (? IS NULL OR version = ?) ORDER BY version DESC LIMIT 1`,
        )
        .get(account, region, name, version ?? null, version ?? null);
      return row && parse(row["document"]);
    },
    list: ({ account, region }) =>
      store
        .prepare(
          `SELECT document, max(version) FROM ssm_parameters WHERE account = ? AND region = ? GROUP BY name ORDER BY name`,
        )
        .all(account, region)
        .map((row) => parse(row["document"])),
    save({ account, region }, parameter) {
      const { name, version } = parameter;
      store.write(() => {
        store
          .prepare(
            "INSERT INTO ssm_parameters VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET document = excluded.document",
          )
          .run(account, region, name, version, JSON.stringify(parameter));
        store
          .prepare(`DELETE FROM ssm_parameters WHERE ${of} AND version <= ?`)
          .run(account, region, name, version - mostVersions);
      });
    },
    remove: ({ account, region }, name) =>
      store.write(
        () => store.prepare(`DELETE FROM ssm_parameters WHERE ${of}`).run(account, region, name).changes !== 0,
      ),
  };
}

function parse(document: unknown): StoredParameter {
  const parameter: StoredParameter = JSON.parse(String(document));
  return parameter;
}
