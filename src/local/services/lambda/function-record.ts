import type {
  ApplicationLogLevel,
  Architecture,
  LogFormat,
  Runtime,
  SystemLogLevel,
  TracingMode,
} from "@aws-sdk/client-lambda";
import { arnIn } from "../../../arn.ts";
import { AwsError } from "../../aws-error.ts";
import type { Caller } from "../../service.ts";
import type { EventInvokeSettings } from "./settings/event-invoke-settings.ts";
import type { FunctionUrl } from "./function-url.ts";
import { openVersionTable, versionSteps, type VersionTable } from "./function-versions.ts";
import type { Store } from "../../store/store.ts";

/** One statement of a function's resource policy. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Principal: "*" | Readonly<Record<string, string>>;
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A function as it is stored. Times are milliseconds since 1970, memory and storage MiB, the timeout seconds. */
export interface FunctionRecord {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly runtime: Runtime;
  readonly role: string;
  readonly handler: string;
  readonly description: string;
  readonly timeout: number;
  readonly memorySize: number;
  readonly ephemeralStorage: number;
  readonly architecture: Architecture;
  readonly tracing: TracingMode;
  readonly variables?: Readonly<Record<string, string>>;
  readonly logFormat: LogFormat;
  readonly logGroup: string;
  readonly applicationLogLevel?: ApplicationLogLevel;
  readonly systemLogLevel?: SystemLogLevel;
  readonly codeHash: string;
  readonly codeSize: number;
  readonly modified: number;
  readonly revisionId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly policy: readonly PolicyStatement[];
  readonly reservedConcurrency?: number;
  readonly eventInvoke?: EventInvokeSettings;
  /** How events of versions and aliases are handled, by the qualifier. */
  readonly qualifiedEventInvoke?: Readonly<Record<string, EventInvokeSettings>>;
  readonly url?: FunctionUrl;
  /** The number of a published version; absent for `$LATEST`. */
  readonly version?: string;
  /** The number that was published last: numbers are never given twice. */
  readonly lastVersion?: number;
  /** Policies of versions and aliases, by the qualifier. */
  readonly qualifiedPolicies?: Readonly<Record<string, readonly PolicyStatement[]>>;
}

type Scope = Pick<Caller, "account" | "region">;

/** The functions of the endpoint, with their versions and aliases. */
export interface FunctionTable {
  find(scope: Scope, name: string): FunctionRecord | undefined;
  /**
   * The function, or the version that a qualifier stands for.
   *
   * @throws AwsError `ResourceNotFoundException`
   */
  get(scope: Scope, name: string, qualifier?: string): FunctionRecord;
  /** All functions of an account and region, sorted by name. */
  list(scope: Scope): FunctionRecord[];
  save(record: FunctionRecord): void;
  remove(record: FunctionRecord): void;
  readonly versions: VersionTable;
  /** The function that answers at a URL. */
  findByUrl(id: string): FunctionRecord | undefined;
  /** Whether any function has this code. */
  usesCode(hash: string): boolean;
}

/** The unqualified ARN of a function. */
export function functionArn(record: Pick<FunctionRecord, "account" | "name" | "region">): string {
  return arnIn(record, "lambda", `function:${record.name}`);
}

/** Creates the tables of functions, versions and asynchronous events where they are missing. */
export function openFunctionTable(store: Store): FunctionTable {
  store.migrate("lambda", [
    `CREATE TABLE lambda_functions (
      account TEXT NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, code_hash TEXT NOT NULL, record TEXT NOT NULL,
      PRIMARY KEY (account, region, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lambda_functions_by_code ON lambda_functions (code_hash)`,
    `CREATE TABLE lambda_events (
      id TEXT PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, function TEXT NOT NULL, event TEXT NOT NULL,
      attempt INTEGER NOT NULL, created INTEGER NOT NULL, due INTEGER NOT NULL
    ) STRICT`,
    "ALTER TABLE lambda_events ADD COLUMN qualifier TEXT",
    ...versionSteps,
  ]);
  const versions = openVersionTable(store);

  function find(scope: Scope, name: string): FunctionRecord | undefined {
    const row = store
      .prepare("SELECT record FROM lambda_functions WHERE account = ? AND region = ? AND name = ?")
      .get(scope.account, scope.region, name);
    return row && parseRecord(row["record"]);
  }

  return {
    find,
    versions,
    get(scope, name, qualifier) {
      const latest = find(scope, name);
      const record = latest && versions.resolve(latest, qualifier);
      if (record) return record;
      const arn = functionArn({ account: scope.account, region: scope.region, name });
      const suffix = qualifier === undefined ? "" : `:${qualifier}`;
      throw new AwsError("ResourceNotFoundException", `Function not found: ${arn}${suffix}`, {
        members: { Type: "User" },
      });
    },
    list: (scope) =>
      store
        .prepare("SELECT record FROM lambda_functions WHERE account = ? AND region = ? ORDER BY name")
        .all(scope.account, scope.region)
        .map((row) => parseRecord(row["record"])),
    findByUrl(id) {
      const row = store
        .prepare("SELECT record FROM lambda_functions WHERE json_extract(record, '$.url.id') = ?")
        .get(id);
      return row && parseRecord(row["record"]);
    },
    save(record) {
      store.write(() =>
        store
          .prepare(
            "INSERT INTO lambda_functions VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET code_hash = excluded.code_hash, record = excluded.record",
          )
          .run(record.account, record.region, record.name, record.codeHash, JSON.stringify(record)),
      );
    },
    remove(record) {
      store.write(() => {
        store
          .prepare("DELETE FROM lambda_functions WHERE account = ? AND region = ? AND name = ?")
          .run(record.account, record.region, record.name);
        store
          .prepare("DELETE FROM lambda_events WHERE account = ? AND region = ? AND function = ?")
          .run(record.account, record.region, record.name);
        versions.removeAll(record);
      });
    },
    usesCode: (hash) =>
      store.prepare("SELECT 1 FROM lambda_functions WHERE code_hash = ?").get(hash) !== undefined ||
      versions.usesCode(hash),
  };
}

function parseRecord(text: unknown): FunctionRecord {
  const record: FunctionRecord = JSON.parse(String(text));
  return record;
}
