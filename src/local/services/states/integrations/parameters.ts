import type { NormalizedSchema } from "@smithy/core/schema";
import type { ServiceName } from "../../../service.ts";
import { loadServiceModel } from "../../../protocol/schema/service-model.ts";

/** An operation of a service of this endpoint. */
export interface ServiceOperation {
  readonly service: ServiceName;
  readonly operation: string;
}

/**
 * Gives a task's parameters as the SDK's command takes them: member names by the schema whatever their case (Step
 * Functions writes all in PascalCase, and DynamoDB's `NULL` as `Nul` too), blobs out of text, times out of ISO 8601, texts out of any JSON
 * (`Output` of SendTaskSuccess is mostly given as an object). A member that is null is not given, as in the SDK for
 * Java: published machines begin a list with a marker of null.
 */
export async function parametersToInput(
  { service, operation }: ServiceOperation,
  parameters: unknown,
): Promise<unknown> {
  const schema = (await loadServiceModel(service)).operations.get(operation)?.input;
  return schema ? readMember(schema, parameters) : {};
}

function readMember(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isListSchema() && Array.isArray(value))
    return value.map((item) => readMember(schema.getValueSchema(), item));
  if (schema.isMapSchema() && isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, readMember(schema.getValueSchema(), item)]),
    );
  if (schema.isStructSchema() && isObject(value)) return readStructure(schema, value);
  if (schema.isBlobSchema()) return readBlob(schema, value);
  if (schema.isTimestampSchema()) return readTime(value);
  return schema.isStringSchema() && typeof value !== "string" && !schema.getMergedTraits().mediaType
    ? JSON.stringify(value)
    : value;
}

function readStructure(schema: NormalizedSchema, value: Record<string, unknown>): Record<string, unknown> {
  const members = new Map<string, [string, NormalizedSchema]>();
  for (const [name, member] of schema.structIterator()) members.set(name.toLowerCase(), [name, member]);
  const read: Record<string, unknown> = {};
  for (const [given, item] of Object.entries(value)) {
    const name = given.toLowerCase();
    const member = members.get(name) ?? (name === "nul" ? members.get("null") : undefined);
    if (member && item !== null) read[member[0]] = readMember(member[1], item);
  }
  return read;
}

/**
 * Bytes inside documents (DynamoDB's `B`) are base64; a payload is the text or JSON itself. The body of an S3 object is
 * JSON even when it is given as a text: LocalStack compared it with AWS (localstack/localstack#12035).
 */
function readBlob(schema: NormalizedSchema, value: unknown): Uint8Array {
  if (typeof value !== "string" || schema.isStreaming()) return Buffer.from(JSON.stringify(value));
  return Buffer.from(value, schema.getMergedTraits().httpPayload ? "utf8" : "base64");
}

function readTime(value: unknown): unknown {
  return typeof value === "string" || typeof value === "number" ? new Date(value) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
