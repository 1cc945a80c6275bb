import { isObject, type Json, parseJson } from "../../../states-language/index.ts";
import { invalidRequest } from "../requests/errors.ts";

type JsonObject = Record<string, Json>;

/**
 * JSON that a request holds as text.
 * @param member as the error names it
 * @throws ValidationException
 */
export function readJsonMember(member: string, text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw invalidRequest(`${member} must be valid JSON`);
  }
}

/** @throws ValidationException */
export function readObjectMember(member: string, text: string): JsonObject {
  const read = readJsonMember(member, text);
  if (isObject(read)) return read;
  throw invalidRequest(`${member} must be a JSON object`);
}
