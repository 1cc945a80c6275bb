import { isUtf8 } from "node:buffer";
import type { ShapeDeserializer } from "@smithy/types";
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../aws-error.ts";

/**
 * Reads a JSON request body by its schema; an empty one counts as `{}`, anything but an object is refused.
 *
 * @param prepare changes the text before it is read
 */
export async function readJsonBody(
  deserializer: ShapeDeserializer<string>,
  schema: NormalizedSchema,
  bytes: Buffer,
  prepare: (json: string) => string = (json) => json,
): Promise<Record<string, unknown>> {
  if (!isUtf8(bytes)) throw new AwsError("SerializationException", "The request body is not valid UTF-8.");
  const text = prepare(bytes.toString("utf8"));
  let document: unknown;
  try {
    document = await deserializer.read(schema, text);
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? "The request body is not valid JSON."
        : "A value of the request body has the wrong type.";
    throw new AwsError("SerializationException", why);
  }
  // The codec reads an array as a structure without members.
  const isArray = Array.isArray(document) || text.trimStart().startsWith("[");
  if (document === null || typeof document !== "object" || isArray)
    throw new AwsError("SerializationException", "Unexpected token: the request body must be a JSON object.");
  return { ...document };
}
