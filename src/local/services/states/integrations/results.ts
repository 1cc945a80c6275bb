import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { NormalizedSchema } from "@smithy/core/schema";
import { loadServiceModel } from "../../../protocol/schema/service-model.ts";
import type { ServiceOperation } from "./parameters.ts";

/** An operation's output as a state's result: member names in PascalCase, times in ISO 8601, bytes as text. */
export async function outputToResult(
  { service, operation }: ServiceOperation,
  output: unknown,
): Promise<Record<string, unknown>> {
  const schema = (await loadServiceModel(service)).operations.get(operation)?.output;
  const result = schema ? await writeMember(schema, output) : {};
  return typeof result === "object" && result !== null ? { ...result } : {};
}

/**
 * Inside documents and lists of DynamoDB, AWS calls the types `NULL` and `BOOL` as the SDK for Java does. People report
 * it, and the service's team calls it expected (aws/aws-sdk-js#4294, boto/boto3#4253). At the top they keep their names.
 */
const nestedNames: Readonly<Record<string, string>> = { NULL: "Nul", BOOL: "Bool" };

/** Where a value stands: inside a document or list of DynamoDB, or not. */
type Depth = "top" | "nested";

async function writeMember(schema: NormalizedSchema, value: unknown, depth: Depth = "top"): Promise<unknown> {
  if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
  if (value instanceof Uint8Array) return writeBlob(schema, value);
  if (value instanceof Readable) return text(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value))
    return Promise.all(
      value.map((item) => writeMember(schema.isListSchema() ? schema.getValueSchema() : schema, item, depth)),
    );
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  const isMap = schema.isMapSchema();
  const members = isMap ? undefined : membersOf(schema);
  const written = entries.map(async ([key, item]) => {
    const member = isMap ? schema.getValueSchema() : (members?.get(key) ?? schema);
    const isAttribute = schema.isStructSchema() && schema.getName(true) === "com.amazonaws.dynamodb#AttributeValue";
    const below = isAttribute && (key === "M" || key === "L") ? "nested" : depth;
    const name = isAttribute && depth === "nested" ? (nestedNames[key] ?? key) : key;
    return [isMap ? name : capitalise(name), await writeMember(member, item, below)] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

function membersOf(schema: NormalizedSchema): Map<string, NormalizedSchema> {
  return schema.isStructSchema() ? new Map(schema.structIterator()) : new Map();
}

function writeBlob(schema: NormalizedSchema, value: Uint8Array): string {
  return Buffer.from(value).toString(
    schema.isBlobSchema() && !schema.getMergedTraits().httpPayload ? "base64" : "utf8",
  );
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
