import { type FoundState, findState, isObject, type Machine, parseJson } from "../../../states-language/index.ts";
import { parseOrRefuse } from "../requests/definitions.ts";
import { invalidRequest } from "../requests/errors.ts";

/** The state to test, in its machine. */
export interface TestedState {
  readonly name: string;
  readonly found: FoundState;
  readonly machine: Machine;
  /** The machine's text. */
  readonly definition: string;
}

type Source = Readonly<Record<string, unknown>>;

/** The name of a state that comes without one. */
const nameless = "StateName";

/**
 * @param definition of a state or, with a name, of the machine it stands in
 * @throws InvalidDefinition; ValidationException when the machine has no such state
 */
export function readTestedState(definition: string, stateName: string | undefined): TestedState {
  const name = stateName ?? nameless;
  const text = stateName === undefined ? machineAround(definition) : definition;
  const machine = parseOrRefuse(text, { placeholders: true, extent: stateName === undefined ? "state" : "machine" });
  const found = findState(machine.graph, name);
  if (found === undefined) throw invalidRequest("State not found in definition");
  return { name, found, machine, definition: text };
}

/** A machine of the state, in which every state that it can lead to ends at once. */
function machineAround(definition: string): string {
  const state = readState(definition);
  // What is not an object is refused as any definition is.
  if (state === undefined) return definition;
  const ends = nextStates(state).map((target) => [target, { Type: "Succeed" }]);
  const language = state["QueryLanguage"] === "JSONata" ? "JSONata" : "JSONPath";
  return JSON.stringify({
    StartAt: nameless,
    QueryLanguage: language,
    States: { ...Object.fromEntries(ends), [nameless]: state },
  });
}

function readState(definition: string): Source | undefined {
  try {
    const read = parseJson(definition);
    return isObject(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function nextStates(state: Source): string[] {
  const places = [state, ...listOf(state["Choices"]), ...listOf(state["Catch"])];
  const named = places.flatMap((place) => (isObject(place) ? [place["Next"], place["Default"]] : []));
  return [...new Set(named.filter((target) => typeof target === "string"))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
