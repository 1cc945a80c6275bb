import type { PiecewiseReader } from "./piecewise.ts";

/** The lines of a text that are not empty. */
export function openLines(): PiecewiseReader<string> {
  let rest = "";
  return {
    *read(piece) {
      const lines = (rest + piece).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.trim() !== "") yield line;
    },
    *end() {
      if (rest.trim() !== "") yield rest;
      rest = "";
    },
  };
}
