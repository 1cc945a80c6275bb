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

const sections = ["Execution", "State", "StateMachine", "Task", "Map"];

/** A context object: each of its sections is an object. @throws ValidationException */
export function readContext(text: string): JsonObject {
  const context = readObjectMember("context", text);
  for (const section of sections) {
    const value = context[section];
    if (value !== undefined && !isObject(value)) throw invalidRequest(`context.${section} must be a JSON object`);
  }
  return context;
}
