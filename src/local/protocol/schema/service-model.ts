import type { NormalizedSchema } from "@smithy/core/schema";
import type { AwsError } from "../../aws-error.ts";
import type { ServiceName } from "../../service.ts";
import { describeService } from "../../services/registry.ts";
import { readClientSchemas, type OperationModel } from "./sdk-schema.ts";
import type { WireError } from "../wire.ts";

/** A service as the SDK's schemas describe it. */
export interface ServiceModel {
  readonly name: ServiceName;
  readonly operations: ReadonlyMap<string, OperationModel>;
  /** Completes an error with the status, fault and wire code of its schema. */
  describeError(error: AwsError): WireError;
  /** True when the service's model has an error of that name. */
  hasError(code: string): boolean;
}

/** Loads the schemas of one service; the SDK's client itself is not loaded in the bundled program. */
export async function loadServiceModel(name: ServiceName): Promise<ServiceModel> {
  const { operations, errors } = readClientSchemas(await describeService(name).loadSchemas());
  return {
    name,
    operations,
    describeError: (error) => describeError(error, errors.get(error.code)),
    hasError: (code) => errors.has(code),
  };
}

function describeError(error: AwsError, schema: NormalizedSchema | undefined): WireError {
  const traits: Record<string, unknown> = schema ? { ...schema.getMergedTraits() } : {};
  const query = Array.isArray(traits["awsQueryError"]) ? traits["awsQueryError"] : undefined;
  const status = error.statusCode ?? numberOr(query?.[1]) ?? numberOr(traits["httpError"]) ?? 400;
  return {
    code: query ? String(query[0]) : error.code,
    shape: error.code,
    message: error.message,
    status,
    fault: status >= 500 ? "server" : "client",
    members: error.members,
  };
}

function numberOr(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
