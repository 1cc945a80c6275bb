import { parseJson, readMember } from "../json-member.ts";

/** Each state of a definition by its name, with those inside Parallel and Map states. Names are unique in a machine. */
export function readStateDefinitions(definition: string | undefined): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const collect = (machine: unknown): void => {
    const states = readMember(machine, "States");
    if (typeof states !== "object" || states === null) return;
    for (const [name, state] of Object.entries(states)) {
      found.set(name, state);
      const branches = readMember(state, "Branches");
      for (const inner of Array.isArray(branches) ? branches : []) collect(inner);
      collect(readMember(state, "ItemProcessor") ?? readMember(state, "Iterator"));
    }
  };
  collect(parseJson(definition));
  return found;
}
