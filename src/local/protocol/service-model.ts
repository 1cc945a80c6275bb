import { NormalizedSchema } from "@smithy/core/schema";
import type { SchemaRef } from "@smithy/types";
import type { AwsError } from "../aws-error.ts";
import type { ServiceName } from "../service.ts";
import type { WireError } from "./wire.ts";

/** One operation as the SDK's schema describes it. */
export interface OperationModel {
  readonly name: string;
  /** Undefined where the operation takes nothing or answers nothing. */
  readonly input: NormalizedSchema | undefined;
  readonly output: NormalizedSchema | undefined;
  /** Method, path pattern and status of REST protocols. */
  readonly http: readonly [method: string, pattern: string, status: number] | undefined;
}

/** A service as the SDK's schemas describe it. */
export interface ServiceModel {
  readonly name: ServiceName;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** Completes an error with the status, fault and wire code of its schema. */
  describeError(error: AwsError): WireError;
  /** True when the service's model has an error of that name. */
  hasError(code: string): boolean;
}

type SchemaModule = Readonly<Record<string, unknown>>;

const schemaModules: Record<ServiceName, () => Promise<SchemaModule>> = {
  sts: () => import("./schemas/sts.ts"),
  iam: () => import("./schemas/iam.ts"),
  cloudformation: () => import("./schemas/cloudformation.ts"),
  s3: () => import("./schemas/s3.ts"),
  dynamodb: () => import("./schemas/dynamodb.ts"),
  lambda: () => import("./schemas/lambda.ts"),
  logs: () => import("./schemas/logs.ts"),
  events: () => import("./schemas/events.ts"),
  sns: () => import("./schemas/sns.ts"),
  states: () => import("./schemas/states.ts"),
  rekognition: () => import("./schemas/rekognition.ts"),
};

/** True for the names of services this endpoint has. */
export function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(schemaModules, name);
}

/** Loads the schemas of one service; the SDK's client itself is not loaded in the bundled program. */
export async function loadServiceModel(name: ServiceName): Promise<ServiceModel> {
  const operations = new Map<string, OperationModel>();
  const errors = new Map<string, NormalizedSchema>();
  for (const schema of Object.values(await schemaModules[name]())) {
    if (!Array.isArray(schema)) continue;
    if (schema[0] === 9) operations.set(schema[2], readOperation(schema));
    if (schema[0] === -3) errors.set(schema[2], NormalizedSchema.of(schema as unknown as SchemaRef));
  }
  return {
    name,
    operations,
    describeError: (error) => describeError(error, errors.get(error.code)),
    hasError: (code) => errors.has(code),
  };
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

function describeError(error: AwsError, schema: NormalizedSchema | undefined): WireError {
  const traits: Record<string, unknown> = schema ? { ...schema.getMergedTraits() } : {};
  const query = Array.isArray(traits["awsQueryError"]) ? traits["awsQueryError"] : undefined;
  const status = error.statusCode ?? numberOr(query?.[1]) ?? numberOr(traits["httpError"]) ?? 400;
  return {
    code: query ? String(query[0]) : error.code,
    message: error.message,
    status,
    fault: status >= 500 ? "server" : "client",
    members: error.members,
  };
}

function numberOr(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
