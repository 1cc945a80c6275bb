import { makeColouredPrintable } from "../../text/printable.ts";
import { padCells, widest } from "./width.ts";

/**
 * Names and values below each other, the values in one column, also those of several lines; values are never cut, so
 * that they can be copied.
 */
export function drawPairs(pairs: readonly (readonly [name: string, value: string])[]): string {
  const cells = widest(pairs.map(([name]) => name));
  const below = `\n${" ".repeat(cells + 2)}`;
  return pairs
    .map(([name, value]) =>
      `${padCells(name, cells)}  ${makeColouredPrintable(value).replaceAll("\n", below)}`.trimEnd(),
    )
    .join("\n");
}
