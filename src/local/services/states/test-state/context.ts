import { isObject, type Json, type State, typeOfJson } from "../../../states-language/index.ts";
import { invalidRequest } from "../requests/errors.ts";
import { readJsonMember } from "./json-members.ts";

type JsonObject = Record<string, Json>;
type FieldType = "string" | "integer" | "object" | "any";

/** The fields of a context object that a request may give, and their types ("Context object" in the developer guide). */
const sections: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  Execution: {
    Id: "string",
    Input: "any",
    Name: "string",
    RoleArn: "string",
    StartTime: "string",
    RedriveCount: "integer",
    RedriveTime: "string",
  },
  State: { EnteredTime: "string", Name: "string", RetryCount: "integer" },
  StateMachine: { Id: "string", Name: "string" },
  Task: { Token: "string" },
};

/**
 * A context object for the state under test. The texts are AWS's own (recorded).
 * @throws ValidationException when it has other fields or other types, or a token that the state does not wait for
 */
export function readContext(text: string, state: State): JsonObject {
  const context = readJsonMember("context", text);
  if (!isObject(context)) throw invalid("Context object must be a JSON object");
  if ("Map" in context) throw invalid("'Map' field is not supported when mocking a Context object");
  for (const [name, section] of Object.entries(context)) checkSection(name, section);
  if ("Task" in context && !(state.type === "Task" && /\.(sync(:2)?|waitForTaskToken)$/.test(state.resource)))
    throw invalid(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  return context;
}

function checkSection(name: string, section: Json): void {
  const fields = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (fields === undefined) throw invalid(`Field '${name}' is not allowed`);
  if (!isObject(section)) throw invalid(`${name} must be an object`);
  for (const [field, value] of Object.entries(section)) {
    const type = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (type === undefined) throw invalid(`Field '${field}' is not allowed`);
    if (!isOfType(value, type)) throw invalid(`${name}.${field} must be ${type === "string" ? "a" : "an"} ${type}`);
  }
}

function isOfType(value: Json, type: FieldType): boolean {
  if (type === "integer") return Number.isInteger(value);
  return type === "any" || typeOfJson(value) === type;
}

function invalid(reason: string): Error {
  return invalidRequest(`Invalid Context object provided: ${reason}`);
}
