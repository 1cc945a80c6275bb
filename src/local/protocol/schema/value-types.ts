import type { NormalizedSchema } from "@smithy/core/schema";
import { mustBeWhole } from "./whole-numbers.ts";

/**
 * Returns what is wrong with the type of a value in a decoded JSON document, in the words AWS's services have for it;
 * undefined when nothing is. The codec itself lets most wrong types through.
 */
export function typeFault(schema: NormalizedSchema, value: unknown, member = ""): string | undefined {
  if (value === undefined || value === null || schema.isDocumentSchema()) return undefined;
  if (schema.isListSchema()) return listFault(schema, value, member);
  if (schema.isMapSchema() || schema.isStructSchema()) return objectFault(schema, value, member);
  // JavaScript cannot count to a moment this far from 1970; CBOR hands on whatever the client sent.
  if (schema.isTimestampSchema())
    return value instanceof Date && !Number.isNaN(value.getTime())
      ? undefined
      : `${tokenOf(value)} cannot be converted to Timestamp`;
  const expected = expectedScalar(schema);
  if (expected === undefined) return undefined;
  const isBroken = typeof value === "number" && mustBeWhole(member) && !isLong(value);
  if (typeof value === expected.type && !isBroken) return undefined;
  if (typeof value === "object") return "Start of structure or map found where not expected.";
  return `${tokenOf(value)} cannot be converted to ${expected.name}`;
}

/** Java's Long, the widest whole number of AWS's services. */
function isLong(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
}

function listFault(schema: NormalizedSchema, value: unknown, member: string): string | undefined {
  if (!Array.isArray(value)) return "Unexpected value type in payload";
  const element = schema.getValueSchema();
  for (const item of value) {
    const fault = item === null ? "Unexpected value type in payload" : typeFault(element, item, member);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function objectFault(schema: NormalizedSchema, value: unknown, member: string): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "Unexpected value type in payload";
  if (schema.isMapSchema()) {
    const element = schema.getValueSchema();
    for (const item of Object.values(value)) {
      const fault = typeFault(element, item, member);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
  for (const [name, memberSchema] of schema.structIterator()) {
    const fault = typeFault(memberSchema, Reflect.get(value, name), name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Blobs are the codec's own: it has read them already. */
function expectedScalar(schema: NormalizedSchema): { type: string; name: string } | undefined {
  // A text that holds JSON comes as what it holds.
  if (schema.isStringSchema())
    return schema.getMergedTraits().mediaType ? undefined : { type: "string", name: "String" };
  if (schema.isBooleanSchema()) return { type: "boolean", name: "Boolean" };
  return schema.isNumericSchema() ? { type: "number", name: "Integer" } : undefined;
}

function tokenOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "TRUE_VALUE" : "FALSE_VALUE";
  return typeof value === "number" || value instanceof Date ? "NUMBER_VALUE" : "STRING_VALUE";
}
