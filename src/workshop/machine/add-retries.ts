import { retriersOf } from "./retry-policy.ts";

/**
 * Gives every Task state of a definition its retry policy, those inside of Parallel and Map states included. A state
 * that has its own `Retry` keeps it.
 *
 * @param definition a definition as JSON text, filled or not
 * @returns the definition as JSON text, two spaces deep
 */
export function addRetries(definition: string): string {
  const machine: unknown = JSON.parse(definition);
  return `${JSON.stringify(withRetries(machine), undefined, 2)}\n`;
}

function withRetries(machine: unknown): unknown {
  if (!isRecord(machine) || !isRecord(machine["States"])) return machine;
  const states = Object.entries(machine["States"]).map(([name, state]) => [name, stateWithRetries(name, state)]);
  return { ...machine, States: Object.fromEntries(states) };
}

function stateWithRetries(name: string, state: unknown): unknown {
  if (!isRecord(state)) return state;
  if (state["Type"] === "Task" && state["Retry"] === undefined) return insertRetry(name, state);
  const { Branches: branches, ItemProcessor: processor, Iterator: iterator } = state;
  return {
    ...state,
    ...(Array.isArray(branches) && { Branches: branches.map(withRetries) }),
    ...(processor !== undefined && { ItemProcessor: withRetries(processor) }),
    ...(iterator !== undefined && { Iterator: withRetries(iterator) }),
  };
}

/** Before `Catch`, as it is evaluated first; a state without one gets it before where it leads. */
function insertRetry(name: string, state: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const retry: [string, unknown] = ["Retry", retriersOf({ name, caught: caughtErrors(state["Catch"]) })];
  const members = Object.entries(state);
  const found = ["Catch", "Next", "End"].map((member) => members.findIndex(([key]) => key === member));
  const at = found.find((index) => index !== -1) ?? members.length;
  return Object.fromEntries([...members.slice(0, at), retry, ...members.slice(at)]);
}

/** The names that a state's Catchers list. */
function caughtErrors(catchers: unknown): string[] {
  if (!Array.isArray(catchers)) return [];
  return catchers.flatMap((catcher: unknown) => {
    const names = isRecord(catcher) ? catcher["ErrorEquals"] : undefined;
    return Array.isArray(names) ? names.map(String) : [];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
