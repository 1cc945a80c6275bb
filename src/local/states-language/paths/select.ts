import { RuntimeFault } from "../errors/states-error.ts";
import { isObject, memberOf } from "../json.ts";
import type { Json } from "../types.ts";
import type { Bindings } from "./bindings.ts";
// oxlint-disable-next-line import/no-cycle -- the grammar is recursive: paths hold filters, and filters hold paths
import { matchesFilter } from "./matches-filter.ts";
import { applyPathFunction } from "./path-functions.ts";
import { isDefinite, type Path, type Segment } from "./path.ts";
import { printPlace } from "./print-path.ts";

/**
 * Returns the result of a path: one value where it is definite (undefined when there is none), else the array of all it
 * finds, which may be empty (recorded: `$.item.items[1:]` of `{}` is `[]`).
 *
 * @see https://states-language.net/spec.html#path
 */
export function selectPath(path: Path, bindings: Bindings): Json | undefined {
  const amid = path.segments.findIndex(({ kind }, index) => kind === "names" && index < path.segments.length - 1);
  if (amid >= 0) throw namesAmid(path, amid);
  const root = rootOf(path, bindings);
  return root === undefined
    ? undefined
    : selectSegments(path.segments, root, { root, bindings, definite: path.definite });
}

/** Several names are the end of a path; AWS says so when it follows one (`$['a', 'b'].c`). */
function namesAmid({ source, segments }: Path, at: number): RuntimeFault {
  const place = printPlace(segments.slice(0, at + 1));
  return new RuntimeFault(`Invalid path '${source}' : Multi properties can only be used as path leafs: ${place}`);
}

/** The value that a path starts in; undefined for a variable that is not assigned. */
export function rootOf({ root }: Path, bindings: Bindings): Json | undefined {
  if (root.kind === "input") return bindings.input;
  return root.kind === "context" ? bindings.context() : memberOf(bindings.variables, root.name);
}

interface Selection {
  /** The value that `$` means inside filters. */
  readonly root: Json;
  readonly bindings: Bindings;
  readonly definite: boolean;
}

/** Applies segments to one value; also used for the `@` paths of filters. */
export function selectSegments(segments: readonly Segment[], value: Json, selection: Selection): Json | undefined {
  const last = segments.at(-1);
  if (last?.kind === "function") {
    const operand = selectSegments(segments.slice(0, -1), value, {
      ...selection,
      definite: isDefinite(segments.slice(0, -1)),
    });
    return operand === undefined ? undefined : applyPathFunction(last.name, operand);
  }
  if (selection.definite) return followSegments(segments, value);
  let found: Json[] = [value];
  for (const [index, segment] of segments.entries()) {
    // Below `..`, several names pick from the objects that hold them all.
    const isNarrow = segment.kind === "names" && segments[index - 1]?.kind === "descent";
    found = expandAll(segment, isNarrow ? found.filter((one) => holdsAll(one, segment.names)) : found, selection);
  }
  return found;
}

/** More values than any payload could hold; repeated descents would otherwise multiply without end. */
const mostValues = 150_000;

function expandAll(segment: Segment, values: readonly Json[], selection: Selection): Json[] {
  const found: Json[] = [];
  for (const value of values) {
    for (const next of expand(segment, value, selection)) found.push(next);
    if (found.length > mostValues) throw new RuntimeFault(`The path leads to more than ${mostValues} values`);
  }
  return found;
}

/** The fast way of a definite path: one value at each step. */
export function followSegments(segments: readonly Segment[], start: Json): Json | undefined {
  let value: Json | undefined = start;
  for (const segment of segments) {
    if (segment.kind === "name") {
      value = isObject(value) ? memberOf(value, segment.name) : undefined;
    } else if (segment.kind === "index") {
      value = Array.isArray(value) ? value.at(segment.index) : undefined;
    } else if (segment.kind === "names") {
      value = isObject(value) ? pickMembers(value, segment.names) : undefined;
    }
    if (value === undefined) return undefined;
  }
  return value;
}

function holdsAll(value: Json, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => Object.hasOwn(value, name));
}

function pickMembers(object: { [key: string]: Json }, names: readonly string[]): Json {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name] ?? null]),
  );
}

/** Every value one segment leads to. */
function expand(segment: Segment, value: Json, selection: Selection): Json[] {
  switch (segment.kind) {
    case "name":
      return isObject(value) ? present([memberOf(value, segment.name)]) : [];
    case "names":
      return isObject(value) ? [pickMembers(value, segment.names)] : [];
    case "index":
      return Array.isArray(value) ? present([value.at(segment.index)]) : [];
    case "indexes":
      return Array.isArray(value) ? present(segment.indexes.map((index) => value.at(index))) : [];
    case "slice":
      return Array.isArray(value) ? sliceOf(value, segment) : [];
    case "wildcard":
      return childrenOf(value);
    case "descent":
      return descendantsOf(value);
    case "filter":
      return (Array.isArray(value) ? value : [value]).filter((element) =>
        matchesFilter(segment.filter, element, selection),
      );
    case "function":
      return present([applyPathFunction(segment.name, value)]);
  }
}

function present(values: readonly (Json | undefined)[]): Json[] {
  return values.filter((value) => value !== undefined);
}

function childrenOf(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** The value and all below it, each before its children. */
function descendantsOf(value: Json): Json[] {
  const found: Json[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    const children = childrenOf(next);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) open.push(child);
    }
  }
  return found;
}

function sliceOf(items: readonly Json[], segment: Extract<Segment, { kind: "slice" }>): Json[] {
  const picked = items.slice(segment.start ?? 0, segment.end ?? items.length);
  return segment.step === 1 ? picked : picked.filter((_, index) => index % segment.step === 0);
}
