import { readFileSync } from "node:fs";
import { contractFile } from "../../../bin/json-contract.ts";
import { readShape, type Shape } from "./read-shape.ts";

/** The content of docs/json.md: the result of each command, and the types that results name. */
interface Contract {
  readonly commands: ReadonlyMap<string, Shape>;
  readonly types: ReadonlyMap<string, Shape>;
}

let read: Contract | undefined;

function readContract(): Contract {
  const [before = "", types = ""] = readFileSync(contractFile, "utf8").split("\n## Types\n");
  const commands = before.matchAll(/^### (.+)\n\nExit codes: .*\n\n```ts\n([^]*?)\n```$/gm);
  const interfaces = types.matchAll(/^interface (\w+) (\{\}|\{\n[^]*?\n\})$/gm);
  return {
    commands: new Map([...commands].map(([, name = "", shape = ""]) => [name, readShape(shape)])),
    types: new Map([...interfaces].map(([, name = "", shape = ""]) => [name, readShape(shape)])),
  };
}

/** Where the result of an envelope differs from docs/json.md: members that it lacks, does not name, or has otherwise. */
export function differencesOf(envelope: { readonly command: string; readonly result?: unknown }): string[] {
  read ??= readContract();
  const { types } = read;
  const expected = read.commands.get(envelope.command);
  if (!expected) return [`docs/json.md has no command ${envelope.command}`];
  return compare(envelope.result, expected, "result");

  function compare(value: unknown, shape: Shape, path: string): string[] {
    switch (shape.kind) {
      case "any":
        return [];
      case "literal":
        return value === shape.value ? [] : [`${path} is ${JSON.stringify(value)}, not ${JSON.stringify(shape.value)}`];
      case "basic":
        return typeof value === shape.name ? [] : [`${path} is ${JSON.stringify(value)}, not a ${shape.name}`];
      case "name": {
        const named = types.get(shape.name);
        return named ? compare(value, named, path) : [`docs/json.md has no type ${shape.name}`];
      }
      case "list":
        if (!Array.isArray(value)) return [`${path} is no list`];
        return value.flatMap((element: unknown, index) => compare(element, shape.element, `${path}[${index}]`));
      case "union": {
        const tried = shape.parts.map((part) => compare(value, part, path));
        return tried.toSorted((one, other) => one.length - other.length)[0] ?? [];
      }
      case "object":
        return compareMembers(value, shape, path);
    }
  }

  function compareMembers(value: unknown, shape: Shape & { readonly kind: "object" }, path: string): string[] {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no object`];
    const given = new Map<string, unknown>(Object.entries(value));
    const lacking = shape.members.filter(({ name, optional }) => !optional && !given.has(name));
    return [
      ...lacking.map(({ name }) => `${path}.${name} is missing`),
      ...[...given].flatMap(([name, member]) => {
        const known = shape.members.find((one) => one.name === name)?.shape ?? shape.open;
        return known ? compare(member, known, `${path}.${name}`) : [`${path}.${name} is not in docs/json.md`];
      }),
    ];
  }
}
