import { cutCells, width } from "./width.ts";

/**
 * Breaks a text into lines of at most `cells` cells: between words where that is possible, inside a word that is
 * longer than a line. A line's indent is kept on its continuations. What stands between backticks is a command, most
 * often: it is kept in one line where a line has room for it, so that it can be copied.
 *
 * @param options.wholeWords leaves a word that is longer than a line to the terminal, on a separate line, so that an
 *   ARN can be copied
 */
export function wrapText(text: string, cells: number, options: { wholeWords?: boolean } = {}): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, Math.max(2, cells), options.wholeWords ?? false))
    .join("\n");
}

/** Parts side by side, two spaces between them, in lines of at most `cells` cells. No part is broken. */
export function fillLines(parts: readonly string[], cells: number): string[] {
  return parts.reduce<string[]>((lines, part) => {
    const joined = lines.length === 0 ? part : `${lines.at(-1)}  ${part}`;
    return width(joined) <= cells ? [...lines.slice(0, -1), joined] : [...lines, part];
  }, []);
}

/** Rows that a terminal needs for a text: it breaks longer lines itself. */
export function countRows(text: string, cells: number): number {
  return text.split("\n").reduce((rows, line) => rows + Math.max(1, Math.ceil(width(line) / cells)), 0);
}

function wrapLine(line: string, cells: number, wholeWords: boolean): string[] {
  if (width(line) <= cells) return [line];
  const indent = (/^ */.exec(line)?.[0] ?? "").slice(0, Math.floor(cells / 2));
  const room = Math.max(2, cells - indent.length);
  const lines: string[] = [];
  let current = "";
  for (const word of wordsOf(line, room)) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (width(joined) <= room) {
      current = joined;
      continue;
    }
    if (current !== "") lines.push(indent + current);
    current = word;
    if (wholeWords && width(word) > room) {
      lines.push(word);
      current = "";
    }
    while (width(current) > room) {
      const [fitting, rest] = cutCells(current, room);
      lines.push(indent + fitting);
      current = rest;
    }
  }
  if (current !== "") lines.push(indent + current);
  return lines;
}

/** The parts of a line that are not broken. */
function wordsOf(line: string, room: number): string[] {
  const words: string[] = [];
  let open: string[] = [];
  for (const word of line.trim().split(" ")) {
    open.push(word);
    const ticks = open.join("").split("`").length - 1;
    if (ticks % 2 === 1) continue;
    const joined = open.join(" ");
    words.push(...(width(joined) <= room ? [joined] : open));
    open = [];
  }
  return [...words, ...open];
}
