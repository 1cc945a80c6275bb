import { objectField, objectsField, stringField } from "../definition/fields.ts";
import { innerSources } from "../definition/source-states.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type Report, reportWithCode } from "./report.ts";

const missingTarget = "MISSING_TRANSITION_TARGET";

/** A transition of a state: where it leads and where it is written. */
interface Transition {
  readonly target: string;
  readonly location: string;
}

/**
 * Checks that every transition leads to a state, that every state can be reached, and that the machine can end.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkTransitions(machine: JsonObject, report: Report): void {
  if (objectField(machine, "States") === undefined) return;
  const states = statesOf(machine);
  checkTargets(machine, "", report);
  if (Object.values(states).some(canEnd)) checkReachability(machine, "", report);
  else reportWithCode(report, { code: "MISSING_END_STATE", message: "Workflow has no terminal state" });
  checkNestedGraphs(states, "", report);
}

/** Inside branches and processors AWS asks for no end (measured on AWS by another project). */
function checkNestedGraphs(states: Readonly<Record<string, JsonObject>>, location: string, report: Report): void {
  for (const [name, state] of Object.entries(states)) {
    for (const inner of innerSources(state)) {
      const { graph } = inner;
      const place = `${location}/States/${name}/${inner.place}`;
      checkTargets(graph, place, report);
      if (Object.values(statesOf(graph)).some(canEnd)) checkReachability(graph, place, report);
      checkNestedGraphs(statesOf(graph), place, report);
    }
  }
}

function statesOf(graph: JsonObject): Record<string, JsonObject> {
  const states: Record<string, JsonObject> = Object.create(null);
  for (const [name, state] of Object.entries(objectField(graph, "States") ?? {})) {
    if (isObject(state)) states[name] = state;
  }
  return states;
}

/** A state of no type is not looked at (recorded by others); one of an unknown type is. */
function canEnd(state: JsonObject): boolean {
  const type = stringField(state, "Type");
  return type === "Succeed" || type === "Fail" || (type !== undefined && state["End"] === true);
}

function checkTargets(graph: JsonObject, location: string, report: Report): void {
  const states = statesOf(graph);
  const start = stringField(graph, "StartAt");
  const starts = start === undefined ? [] : [{ target: start, location: `${location}/StartAt` }];
  const all = Object.entries(states).flatMap(([name, state]) => transitionsOf(state, `${location}/States/${name}`));
  for (const { target, location: place } of [...starts, ...all]) {
    if (target in states) continue;
    reportWithCode(report, { code: missingTarget, message: `Missing 'Next' target: ${target}`, location: place });
  }
}

function transitionsOf(state: JsonObject, location: string): Transition[] {
  const found: Transition[] = [];
  const add = (source: JsonObject, field: "Next" | "Default", place: string): void => {
    const target = stringField(source, field);
    if (target !== undefined) found.push({ target, location: `${place}/${field}` });
  };
  add(state, "Next", location);
  for (const field of ["Choices", "Catch"]) {
    for (const [index, element] of objectsField(state, field).entries()) {
      add(element, "Next", `${location}/${field}[${index}]`);
    }
  }
  add(state, "Default", location);
  return found;
}

function checkReachability(graph: JsonObject, location: string, report: Report): void {
  const states = statesOf(graph);
  const start = stringField(graph, "StartAt");
  if (start === undefined) return;
  const reached = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = states[name];
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...transitionsOf(state, "").map(({ target }) => target));
  }
  for (const name of Object.keys(states)) {
    if (reached.has(name)) continue;
    const message = `State "${name}" is not reachable.`;
    reportWithCode(report, { code: missingTarget, message, location: `${location}/States/${name}` });
  }
}
