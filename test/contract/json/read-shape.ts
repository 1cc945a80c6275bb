/** A type of docs/json.md. */
export type Shape =
  | { readonly kind: "any" }
  | { readonly kind: "basic"; readonly name: "string" | "number" | "boolean" | "object" }
  | { readonly kind: "literal"; readonly value: unknown }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly element: Shape }
  | { readonly kind: "union"; readonly parts: readonly Shape[] }
  | { readonly kind: "object"; readonly members: readonly Member[]; readonly open?: Shape | undefined };

export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly shape: Shape;
}

/** Reads a type as `bin/json-shapes.ts` writes it. */
export function readShape(text: string): Shape {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|\w+|\[\]|\S/g) ?? [];
  let at = 0;

  function next(expected?: string): string {
    const token = tokens[at] ?? "";
    if (expected !== undefined && token !== expected)
      throw new Error(`${expected} is missing before ${tokens.slice(at, at + 5).join(" ")}`);
    at += 1;
    return token;
  }

  function readUnion(): Shape {
    const parts = [readPart()];
    while (tokens[at] === "|") {
      at += 1;
      parts.push(readPart());
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: "union", parts };
  }

  function readPart(): Shape {
    let shape = readOne();
    while (tokens[at] === "[]") {
      at += 1;
      shape = { kind: "list", element: shape };
    }
    return shape;
  }

  function readOne(): Shape {
    const token = next();
    if (token === "(") {
      const inner = readUnion();
      next(")");
      return inner;
    }
    if (token === "{") return readMembers();
    if (token === "JSON") return { kind: "any" };
    if (token === "string" || token === "number" || token === "boolean" || token === "object")
      return { kind: "basic", name: token };
    if (/^(?:"|-?\d|true$|false$|null$)/.test(token)) return { kind: "literal", value: JSON.parse(token) };
    return { kind: "name", name: token };
  }

  function readMembers(): Shape {
    const members: Member[] = [];
    let open: Shape | undefined;
    while (tokens[at] !== "}") {
      if (tokens[at] === "[") {
        for (const token of ["[", "name", ":", "string", "]", ":"]) next(token);
        open = readUnion();
      } else {
        const word = next();
        const name = word.startsWith('"') ? String(JSON.parse(word)) : word;
        const optional = tokens[at] === "?";
        if (optional) at += 1;
        next(":");
        members.push({ name, optional, shape: readUnion() });
      }
      if (tokens[at] !== "}") next(";");
    }
    next("}");
    return { kind: "object", members, open };
  }

  const shape = readUnion();
  if (at < tokens.length) throw new Error(`More than a type: ${tokens.slice(at).join(" ")}`);
  return shape;
}
