/** A member deep inside a value of unknown shape; undefined where the way there ends. */
export function readMember(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}

/** The same for a member that should be a text. */
export function readText(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const member = readMember(value, ...path);
  return typeof member === "string" ? member : undefined;
}

/** Parses a JSON text; undefined when it is missing or is not JSON. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
