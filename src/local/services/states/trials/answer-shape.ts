import type { NormalizedSchema } from "@smithy/core/schema";
import { countRequiredMembers } from "../../../protocol/sdk-schema.ts";
import { isObject, type Json, typeOfJson } from "../../../states-language/index.ts";

/** How strictly a made-up answer is compared with the operation's model: whether all that must be there is. */
export type Completeness = "whole" | "what is present";

/**
 * What in a made-up answer differs from its schema; undefined when nothing does. Names are those of the AWS SDK for
 * Java, in PascalCase. Names that the schema does not know are passed over ("Mock validation modes" in the developer
 * guide).
 * @param place how the text names the value: `$` and what follows
 */
export function shapeFault(
  schema: NormalizedSchema,
  value: Json,
  { place = "$", completeness }: { place?: string; completeness: Completeness },
): string | undefined {
  if (value === null || schema.isDocumentSchema() || isPayload(schema)) return undefined;
  const expected = expectedType(schema);
  if (expected !== undefined && expected !== typeOfJson(value))
    return `${place} must be of type ${expected}, but was ${typeOfJson(value)}`;
  if (schema.isTimestampSchema() && typeof value === "string" && Number.isNaN(Date.parse(value)))
    return `${place} must be a timestamp in ISO 8601`;
  if (Array.isArray(value)) {
    const element = schema.getValueSchema();
    return firstOf(value, (item, index) => shapeFault(element, item, { place: `${place}[${index}]`, completeness }));
  }
  if (!isObject(value)) return undefined;
  if (schema.isMapSchema()) {
    const member = schema.getValueSchema();
    return firstOf(Object.entries(value), ([name, item]) =>
      shapeFault(member, item, { place: `${place}.${name}`, completeness }),
    );
  }
  return structureFault(schema, value, { place, completeness });
}

function structureFault(
  schema: NormalizedSchema,
  value: Record<string, Json>,
  { place, completeness }: { place: string; completeness: Completeness },
): string | undefined {
  const required = completeness === "whole" ? countRequiredMembers(schema) : 0;
  const members = [...schema.structIterator()];
  return firstOf(members, ([name, member], index) => {
    const shown = name.charAt(0).toUpperCase() + name.slice(1);
    const item = Object.hasOwn(value, shown) ? value[shown] : undefined;
    if (item !== undefined && item !== null)
      return shapeFault(member, item, { place: `${place}.${shown}`, completeness });
    return index < required ? `${place}.${shown} is required` : undefined;
  });
}

/** A function's payload is whatever JSON it answers. */
function isPayload(schema: NormalizedSchema): boolean {
  return schema.isBlobSchema() && Boolean(schema.getMergedTraits().httpPayload);
}

function expectedType(schema: NormalizedSchema): ReturnType<typeof typeOfJson> | undefined {
  if (schema.isStructSchema() || schema.isMapSchema()) return "object";
  if (schema.isListSchema()) return "array";
  if (schema.isBooleanSchema()) return "boolean";
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return "number";
  return schema.isStringSchema() || schema.isTimestampSchema() || schema.isBlobSchema() ? "string" : undefined;
}

function firstOf<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
