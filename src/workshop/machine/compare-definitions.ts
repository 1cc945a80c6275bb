import { isDeepStrictEqual } from "node:util";
import { structuredPatch } from "diff";

/** One member that two definitions have differently: `Next`, `Retry[0].MaxAttempts`. */
export interface FieldChange {
  readonly field: string;
  /** JSON text; undefined where the member is not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A state that only one of two definitions has, or that both have differently. */
interface StateChange {
  readonly name: string;
  /** Names of the Parallel and Map states around it, the outermost first. */
  readonly within: readonly string[];
  readonly change: "added" | "removed" | "changed";
  /** The changes; empty for a state that is new or gone. */
  readonly fields: readonly FieldChange[];
}

/** The changes from one definition to another. */
export interface DefinitionChange {
  /** Members beside the states: `StartAt`, `Comment`, … */
  readonly machine: readonly FieldChange[];
  readonly states: readonly StateChange[];
  /** Lines of a unified diff of both as pretty JSON, without a head: each begins with a space, `+`, `-` or `@`. */
  readonly lines: readonly string[];
}

/**
 * Compares two definitions in the States Language state by state and as text, whatever their layout is.
 *
 * @throws SyntaxError where one of them is not JSON
 */
export function compareDefinitions(before: string, after: string): DefinitionChange {
  const [one, other]: unknown[] = [JSON.parse(before), JSON.parse(after)];
  const [old, fresh] = [flattenStates(one), flattenStates(other)];
  const states = [...new Set([...fresh.keys(), ...old.keys()])].flatMap((name): StateChange[] => {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (was === undefined && is) return [{ name, within: is.within, change: "added", fields: [] }];
    if (is === undefined && was) return [{ name, within: was.within, change: "removed", fields: [] }];
    const fields = compareMembers(was?.members, is?.members, "");
    return fields.length === 0 ? [] : [{ name, within: is?.within ?? [], change: "changed", fields }];
  });
  return {
    machine: compareMembers(withoutStates(one), withoutStates(other), ""),
    states,
    lines: diffLines(pretty(one), pretty(other)),
  };
}

interface FlatState {
  readonly within: readonly string[];
  /** Without the states inside. */
  readonly members: unknown;
}

function flattenStates(machine: unknown, within: readonly string[] = []): Map<string, FlatState> {
  const found = new Map<string, FlatState>();
  for (const [name, state] of Object.entries(objectOf(objectOf(machine)["States"]))) {
    found.set(name, { within, members: withoutStates(state) });
    const { Branches, ItemProcessor, Iterator } = objectOf(state);
    const parts: unknown[] = [...(Array.isArray(Branches) ? Branches : []), ItemProcessor, Iterator];
    for (const part of parts)
      for (const [inner, flat] of flattenStates(part, [...within, name])) found.set(inner, flat);
  }
  return found;
}

/** The value without the states of it or in it: they are compared for themselves. */
function withoutStates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutStates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => (name === "States" ? [] : [[name, withoutStates(member)]])),
  );
}

/** Members inside of objects are compared one by one; a list that got longer or shorter is one change. */
function compareMembers(before: unknown, after: unknown, path: string): FieldChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((member, index) => compareMembers(member, after[index], `${path}[${index}]`));
  if (isObject(before) && isObject(after)) {
    const [old, fresh] = [objectOf(before), objectOf(after)];
    return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((name) =>
      compareMembers(old[name], fresh[name], path === "" ? name : `${path}.${name}`),
    );
  }
  return [{ field: path, before: textOf(before), after: textOf(after) }];
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function diffLines(before: string, after: string): string[] {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: 3 });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...lines.filter((line) => !line.startsWith("\\")),
  ]);
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? Object.fromEntries(Object.entries(value)) : {};
}
