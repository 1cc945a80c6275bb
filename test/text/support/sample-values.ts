import type { Shape } from "../../contract/json/read-shape.ts";

/** Values of a shape that docs/codes.md names: `variant` chooses among literals, lengths, and what may be left out. */
export function sampleValues(shape: Shape, variant: number, name = "value"): unknown {
  switch (shape.kind) {
    case "any":
    case "name":
      return namedValues(shape.kind === "name" ? shape.name : "", name);
    case "literal":
      return shape.value;
    case "basic":
      return basicValue(shape.name, variant, name);
    case "list":
      return Array.from({ length: 1 + (variant % 3) }, (_, index) =>
        sampleValues(shape.element, variant + index, `${name}${index}`),
      );
    case "union":
      return sampleValues(shape.parts[variant % shape.parts.length] ?? { kind: "any" }, variant, name);
    case "object":
      return Object.fromEntries(
        shape.members.flatMap((member) =>
          member.optional && variant % 2 === 1 ? [] : [[member.name, sampleValues(member.shape, variant, member.name)]],
        ),
      );
  }
}

function basicValue(type: "string" | "number" | "boolean" | "object", variant: number, name: string): unknown {
  const values = {
    string: `a_${name}`,
    number: [1, 1234, 5][variant % 3],
    boolean: variant % 2 === 0,
    object: {},
  };
  return values[type];
}

/** A message may be its own wording; the flags of a hint are those of the call. */
function namedValues(type: string, name: string): unknown {
  return type === "HintedFlags" ? { env: "a_env" } : `a_${name}`;
}
