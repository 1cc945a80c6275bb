import type { EventPattern, FieldPattern, Scalar } from "./pattern.ts";

/**
 * Whether an event matches a pattern (EventBridge User Guide, "Event patterns"). An array stands for each of its
 * elements; several conditions on objects within one array must hold for the same element.
 *
 * @param event an object as `JSON.parse` makes it
 */
export function matchesEvent(pattern: EventPattern, event: unknown): boolean {
  const nested = separateDots(event);
  let present: Set<string> | undefined;
  const isAbsent = (path: string): boolean => !(present ??= leafPaths(nested)).has(path);
  return holdsWithin(pattern, nested, { path: "", isAbsent });
}

/** Where in the event a pattern is looked at. */
interface Position {
  /** Names from the event's root, each with a dot behind it. */
  readonly path: string;
  isAbsent(path: string): boolean;
}

/** True when the value, or an object in it when it is an array, has all that the pattern asks for. */
function holdsWithin(pattern: EventPattern, value: unknown, position: Position): boolean {
  const objects = flatten(value).filter(isObject);
  return (objects.length > 0 ? objects : [{}]).some((object) => holdsFor(pattern, object, position));
}

function holdsFor(pattern: EventPattern, object: Readonly<Record<string, unknown>>, position: Position): boolean {
  for (const [name, field] of pattern.fields) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (!fieldHolds(field, value, { ...position, path: `${position.path}${name}` })) return false;
  }
  return pattern.alternatives.every((any) => any.some((alternative) => holdsFor(alternative, object, position)));
}

function fieldHolds({ tests, within }: FieldPattern, value: unknown, position: Position): boolean {
  if (tests) {
    const scalars = flatten(value).filter(isScalar);
    const holds = tests.some((test) =>
      test === "absent" ? position.isAbsent(position.path) : scalars.some((scalar) => test(scalar)),
    );
    if (!holds) return false;
  }
  return !within || holdsWithin(within, value, { ...position, path: `${position.path}.` });
}

/** The elements of an array and of the arrays in it; another value alone. */
function flatten(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flat(Infinity) : [value];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** The paths at which an event has scalar values. */
function leafPaths(event: unknown): Set<string> {
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    for (const item of flatten(value)) {
      if (isScalar(item)) paths.add(path);
      else if (isObject(item))
        for (const [name, member] of Object.entries(item)) walk(member, path === "" ? name : `${path}.${name}`);
    }
  };
  walk(event, "");
  return paths;
}

/** The event with objects where its names have dots: `{"a.b": 1}` becomes `{"a": {"b": 1}}`. */
function separateDots(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(separateDots);
  if (!isObject(value)) return value;
  const members = new Map<string, unknown>();
  for (const [name, member] of Object.entries(value)) {
    const [first = "", ...rest] = name.split(".");
    const below = rest.reduceRight<unknown>((inner, step) => ({ [step]: inner }), separateDots(member));
    members.set(first, members.has(first) ? merge(members.get(first), below) : below);
  }
  return Object.fromEntries(members);
}

/** Two values of one name: their members together, or both one after the other. */
function merge(a: unknown, b: unknown): unknown {
  if (!isObject(a) || !isObject(b)) return [a, b];
  const members = new Map(Object.entries(a));
  for (const [name, member] of Object.entries(b))
    members.set(name, members.has(name) ? merge(members.get(name), member) : member);
  return Object.fromEntries(members);
}
