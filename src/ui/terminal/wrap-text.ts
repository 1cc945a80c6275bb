import { cutCells, width } from "./width.ts";

/**
 * Breaks a text into lines of at most `cells` cells: between words where that is possible, inside a word that is
 * longer than a line. A line's indent is kept on its continuations.
 */
export function wrapText(text: string, cells: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, Math.max(2, cells)))
    .join("\n");
}

/** Parts side by side, two spaces between them, in lines of at most `cells` cells. No part is broken. */
export function fillLines(parts: readonly string[], cells: number): string[] {
  return parts.reduce<string[]>((lines, part) => {
    const joined = lines.length === 0 ? part : `${lines.at(-1)}  ${part}`;
    return width(joined) <= cells ? [...lines.slice(0, -1), joined] : [...lines, part];
  }, []);
}

function wrapLine(line: string, cells: number): string[] {
  if (width(line) <= cells) return [line];
  const indent = (/^ */.exec(line)?.[0] ?? "").slice(0, Math.floor(cells / 2));
  const room = Math.max(2, cells - indent.length);
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(" ")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (width(joined) <= room) {
      current = joined;
      continue;
    }
    if (current !== "") lines.push(current);
    current = word;
    while (width(current) > room) {
      const [fitting, rest] = cutCells(current, room);
      lines.push(fitting);
      current = rest;
    }
  }
  if (current !== "") lines.push(current);
  return lines.map((part) => `${indent}${part}`);
}
