import { AwsError } from "../../../aws-error.ts";
import { invalidRequest } from "./errors.ts";

/** JSON object as a definition holds it. */
export type Source = Readonly<Record<string, unknown>>;

/** The state to test. */
export interface TestedState {
  readonly name: string;
  readonly state: Source;
  readonly queryLanguage: "JSONPath" | "JSONata";
}

const testable = new Set(["Task", "Pass", "Wait", "Choice", "Succeed", "Fail"]);
const defaultName = "StateUnderTest";

/** @throws InvalidDefinition, ValidationException when there is no such state, or none that can be tested */
export function readTestedState(definition: string, stateName: string | undefined): TestedState {
  const source = readObject(definition);
  const states = isObject(source["States"]) ? source["States"] : {};
  const state = stateName === undefined ? source : states[stateName];
  if (!isObject(state)) throw invalidRequest(`State not found in definition: '${stateName}'`);
  const type = String(state["Type"]);
  if (!testable.has(type)) throw invalidRequest(`The local endpoint does not test states of the type '${type}'`);
  const language = state["QueryLanguage"] ?? (stateName === undefined ? undefined : source["QueryLanguage"]);
  return { name: stateName ?? defaultName, state, queryLanguage: language === "JSONata" ? "JSONata" : "JSONPath" };
}

/** A machine that enters the state with the variables set, and in which every state it can lead to ends at once. */
export function machineAround({ name, state, queryLanguage }: TestedState, variables: Source | undefined): string {
  const end = { Type: "Succeed", QueryLanguage: "JSONPath" };
  const next = nextStates(state).filter((target) => target !== name);
  const setup = "Set variables";
  return JSON.stringify({
    StartAt: variables ? setup : name,
    States: {
      ...(variables && { [setup]: { Type: "Pass", QueryLanguage: "JSONPath", Assign: variables, Next: name } }),
      [name]: { ...state, QueryLanguage: queryLanguage },
      ...Object.fromEntries(next.map((target) => [target, end])),
    },
  });
}

/** JSON of a request's member that must be an object. @throws ValidationException */
export function readVariables(variables: string | undefined): Source | undefined {
  if (variables === undefined) return undefined;
  const read = parse(variables);
  if (!isObject(read)) throw invalidRequest("Variables must be a JSON object");
  return read;
}

function nextStates(state: Source): string[] {
  const branches = [state, ...listOf(state["Choices"]), ...listOf(state["Catch"])];
  const named = branches.flatMap((branch) => (isObject(branch) ? [branch["Next"], branch["Default"]] : []));
  return [...new Set(named.filter((target) => typeof target === "string"))];
}

function readObject(definition: string): Source {
  const read = parse(definition);
  if (isObject(read)) return read;
  throw new AwsError(
    "InvalidDefinition",
    "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: Definition is not an object'",
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Source {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
