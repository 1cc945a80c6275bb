import { join } from "node:path";
import { NormalizedSchema } from "@smithy/core/schema";
import type { SchemaRef } from "@smithy/types";

/**
 * The SDK's own layout of its schemas, which it documents nowhere and may change with each version. Nothing else knows
 * it; `test/local/protocol/schema/sdk-schema.test.ts` fails when it changes.
 */

/** One operation as the SDK's schema describes it. */
export interface OperationModel {
  readonly name: string;
  /** Undefined where the operation takes nothing or answers nothing. */
  readonly input: NormalizedSchema | undefined;
  readonly output: NormalizedSchema | undefined;
  /** Method, path pattern and status of REST protocols. */
  readonly http: readonly [method: string, pattern: string, status: number] | undefined;
}

/** The schemas of one client. */
interface ClientSchemas {
  readonly operations: ReadonlyMap<string, OperationModel>;
  readonly errors: ReadonlyMap<string, NormalizedSchema>;
}

/** The first element of a schema says what it describes. */
const operationKind = 9;
const errorKind = -3;

/** Reads the operations and errors out of a client's module. */
export function readClientSchemas(module: Readonly<Record<string, unknown>>): ClientSchemas {
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, NormalizedSchema>();
  for (const schema of Object.values(module)) {
    if (!isSchema(schema)) continue;
    if (schema[0] === operationKind) operations.set(String(schema[2]), readOperation(schema));
    if (schema[0] === errorKind) errors.set(String(schema[2]), NormalizedSchema.of(schema as unknown as SchemaRef));
  }
  return { operations, errors };
}

function isSchema(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && typeof value[0] === "number" && typeof value[2] === "string";
}

/** An operation's schema is `[9, namespace, name, traits, input, output]`. */
function readOperation(schema: readonly unknown[]): OperationModel {
  const traits = schema[3] && typeof schema[3] === "object" ? schema[3] : {};
  const http = "http" in traits && Array.isArray(traits.http) ? traits.http : undefined;
  return {
    name: String(schema[2]),
    input: structOrNothing(schema[4]),
    output: structOrNothing(schema[5]),
    http: http && [String(http[0]), String(http[1]), Number(http[2])],
  };
}

function structOrNothing(schema: unknown): NormalizedSchema | undefined {
  const normalized = NormalizedSchema.of(schema as SchemaRef);
  return normalized.isUnitSchema() ? undefined : normalized;
}

/**
 * A structure's schema is `[3, namespace, name, traits, names, members, required]`: the required members come first.
 */
export function countRequiredMembers(schema: NormalizedSchema): number {
  const raw: unknown = schema.getSchema();
  const count: unknown = Array.isArray(raw) ? raw[6] : undefined;
  return typeof count === "number" ? count : 0;
}

/**
 * The file of a client's package that holds its schemas and nothing else.
 *
 * @param client the package's name, such as `@aws-sdk/client-sns`
 */
export function schemaFile(packageRoot: string, client: string): string {
  return join(packageRoot, "node_modules", client, "dist-es", "schemas", "schemas_0.js");
}
