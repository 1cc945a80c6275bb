import type { MistakeCode } from "../../../src/workshop/learn/check.ts";
import type { TestCourse } from "../support/course.ts";

/** A change of a solution that makes one mistake. */
export interface Mutation {
  readonly mistake: MistakeCode;
  /** A changed text; undefined deletes the file. */
  readonly change?: (solution: string) => string | undefined;
  /** A change of the world, before the check. */
  readonly world?: (course: TestCourse) => Promise<unknown>;
  /** Answers that are not the right ones. */
  readonly answers?: Readonly<Record<string, string>>;
  /** Undoes the change of the world. */
  readonly restore?: (course: TestCourse) => Promise<unknown>;
}

/** A state machine in the shape that mutations change. */
export interface Machine {
  [field: string]: unknown;
  States: Record<string, State>;
}

export interface State {
  [field: string]: unknown;
  Catch?: Catcher[];
  Arguments?: { [member: string]: unknown; Input?: Record<string, unknown> };
  Choices?: Record<string, unknown>[];
  Parameters?: { [member: string]: unknown; FunctionName?: string; Item?: Record<string, object> };
  Branches?: Machine[] | Record<string, Machine>;
}

export interface Catcher {
  ErrorEquals: string[];
  ResultPath?: string | undefined;
  Next: string;
}

/** Changes a solution as an object. */
export function edit(change: (machine: Machine) => void): (solution: string) => string {
  return (solution) => {
    const machine: Machine = JSON.parse(solution);
    change(machine);
    return JSON.stringify(machine, undefined, 2);
  };
}

/** A state that has to be there. */
export function state(machine: Machine, name: string): State {
  const found = machine.States[name];
  if (found === undefined) throw new Error(`The solution has no state ${name}`);
  return found;
}

/** A branch of ParallelProcessing. */
export function branch(machine: Machine, position: 0 | 1): Machine {
  const { Branches } = state(machine, "ParallelProcessing");
  const found = Array.isArray(Branches) ? Branches[position] : undefined;
  if (found === undefined) throw new Error(`The solution has no branch ${position}`);
  return found;
}

/** Changes the first place of a pattern in the text. */
export function replace(pattern: string | RegExp, by: string): (solution: string) => string {
  return (solution) => {
    const changed = solution.replace(pattern, by);
    if (changed === solution) throw new Error(`Nothing in the solution is ${String(pattern)}`);
    return changed;
  };
}

/** Takes a field of a state away. */
export function without(name: string, field: string): (solution: string) => string {
  return edit((machine) => {
    delete state(machine, name)[field];
  });
}

/** Lets a state end the machine instead of leading on. */
export function endsAt(name: string): (solution: string) => string {
  return edit((machine) => {
    const changed = state(machine, name);
    delete changed["Next"];
    changed["End"] = true;
  });
}
