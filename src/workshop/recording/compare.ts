import type { RecordedCall } from "./recording.ts";
import { joinShapes, typeOf, type Shape } from "./shape.ts";

/** Where two recordings differ, whatever the order of their calls. */
export interface Difference {
  /** Service and operation, such as `SFN.StartExecution`. */
  readonly operation: string;
  /**
   * `call`: made in one of them alone; `member`: an answer's member in one of them alone; `type`: another type;
   * `error`: an error in one of them alone.
   */
  readonly kind: "call" | "member" | "type" | "error";
  /** Where the member is, such as `Stacks[].Outputs[]`, or the error's name with its status. */
  readonly what: string;
  /** The recorded value; undefined for nothing. */
  readonly recorded: string | undefined;
  /** The value found here. */
  readonly here: string | undefined;
}

/** Compares the answers and errors of each operation. */
export function compareCalls(recorded: readonly RecordedCall[], here: readonly RecordedCall[]): Difference[] {
  const [before, after] = [byOperation(recorded), byOperation(here)];
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((operation) => {
    const [one, other] = [before.get(operation), after.get(operation)];
    if (one === undefined || other === undefined) {
      const count = (calls: readonly RecordedCall[] | undefined) => calls && String(calls.length);
      return [{ operation, kind: "call", what: "", recorded: count(one), here: count(other) } as const];
    }
    return [...compareErrors(operation, one, other), ...compareAnswers(operation, one, other)];
  });
}

function byOperation(calls: readonly RecordedCall[]): Map<string, RecordedCall[]> {
  return Map.groupBy(calls, ({ service, operation }) => `${service}.${operation}`);
}

function compareErrors(operation: string, one: readonly RecordedCall[], other: readonly RecordedCall[]): Difference[] {
  const [before, after] = [errorsOf(one), errorsOf(other)];
  return [...new Set([...before, ...after])]
    .sort()
    .filter((what) => before.has(what) !== after.has(what))
    .map((what) => ({
      operation,
      kind: "error",
      what,
      recorded: before.has(what) ? what : undefined,
      here: after.has(what) ? what : undefined,
    }));
}

function errorsOf(calls: readonly RecordedCall[]): Set<string> {
  return new Set(
    calls.flatMap(({ error }) =>
      error === undefined ? [] : [error.status === undefined ? error.name : `${error.name} (${error.status})`],
    ),
  );
}

function compareAnswers(operation: string, one: readonly RecordedCall[], other: readonly RecordedCall[]): Difference[] {
  const join = (calls: readonly RecordedCall[]): Shape | undefined =>
    calls.map(({ output }) => output).reduce((all, shape) => joinShapes(all, shape), undefined);
  const [before, after] = [join(one), join(other)];
  if (before === undefined || after === undefined) return [];
  return compareShapes(before, after, "").map((difference) => ({ operation, ...difference }));
}

/** Lists that were empty on one side say nothing about their elements. */
function compareShapes(one: Shape, other: Shape, path: string): Omit<Difference, "operation">[] {
  if (typeOf(one) !== typeOf(other)) return [{ kind: "type", what: path, recorded: typeOf(one), here: typeOf(other) }];
  if (typeof one === "string" || typeof other === "string") return [];
  if ("list" in one)
    return "list" in other && one.list !== null && other.list !== null
      ? compareShapes(one.list, other.list, `${path}[]`)
      : [];
  if ("list" in other) return [];
  const names = [...new Set([...Object.keys(one.members), ...Object.keys(other.members)])].sort();
  return names.flatMap((name) => {
    const [before, after] = [one.members[name], other.members[name]];
    const what = path === "" ? name : `${path}.${name}`;
    if (before !== undefined && after !== undefined) return compareShapes(before, after, what);
    return [{ kind: "member", what, recorded: before && typeOf(before), here: after && typeOf(after) } as const];
  });
}
