import { stripVTControlCharacters } from "node:util";
import { paint } from "../../ui/terminal/terminal.ts";
import { cutCells, width } from "../../ui/terminal/width.ts";

/** A line of a list: a name, and what it is. */
export type HelpRow = readonly [name: string, what: string | undefined];

const indentation = 2;

/** The columns of help: those of the terminal, at least 40; 80 where there is none. */
export function helpColumns(): number {
  const { stdout: stream } = process;
  return stream.isTTY && stream.columns > 0 ? Math.max(stream.columns, 40) : 80;
}

/** A headed part; its body is indented. */
export function layOutSection(head: string, body: string): string {
  return `${paint("bold", head)}\n${indent(body, indentation)}`;
}

/** A headed list in two columns, or below one another where the second column gets too narrow. */
export function layOutList(head: string, rows: readonly HelpRow[], columns: number): string {
  return layOutSection(head, drawColumns(rows, columns) ?? drawBelow(rows, columns));
}

/** Undefined when a row would take more than five lines. */
function drawColumns(rows: readonly HelpRow[], columns: number): string | undefined {
  const left = Math.max(...rows.map(([name]) => cells(name))) + 2;
  const drawn: string[] = [];
  for (const [name, what] of rows) {
    if (!what) {
      drawn.push(name.trim());
      continue;
    }
    const lines = wrap(what.trim(), columns - indentation - left).split("\n");
    if (lines.length > 5) return undefined;
    const [first = "", ...rest] = lines;
    drawn.push(`${name}${" ".repeat(left - cells(name))}${first.trim()}`);
    drawn.push(...rest.map((line) => indent(line.trim(), left)));
  }
  return drawn.join("\n").trim();
}

function drawBelow(rows: readonly HelpRow[], columns: number): string {
  return rows
    .map(([name, what]) => {
      const below = what ? `\n${indent(wrap(what.trim(), columns - indentation - 4), 4)}` : "";
      return wrap(name.trim(), columns - indentation) + below;
    })
    .join("\n\n")
    .trim();
}

/** Moves lines to the right, except empty ones. */
export function indent(text: string, spaces: number): string {
  return text.replaceAll(/^(?!\s*$)/gm, " ".repeat(spaces));
}

/** Breaks lines between words; a word that is longer than a line begins on its own line and is cut. */
export function wrap(text: string, room: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line.trim(), room).join("\n"))
    .join("\n");
}

function wrapLine(line: string, room: number): string[] {
  if (cells(line) <= room) return [line];
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (cells(joined) <= room) {
      current = joined;
      continue;
    }
    // A long word continues in this line where that saves no line less than beginning a new one.
    const free = room - cells(current) - 1;
    const beginsHere = current !== "" && cells(word) > room && startsHere(cells(word), free, room);
    let rest = word;
    if (beginsHere) {
      const [fitting, left] = cutWord(word, free);
      current = `${current} ${fitting}`;
      rest = left;
    }
    if (current !== "") lines.push(current.trimEnd());
    while (cells(rest) > room) {
      const [fitting, left] = cutWord(rest, room);
      lines.push(fitting);
      rest = left;
    }
    current = rest;
  }
  return [...lines, current.trimEnd()];
}

/** The beginning of a word that fits, up to a `|` where it has some: the options of a flag stay whole. */
function cutWord(word: string, room: number): [fitting: string, rest: string] {
  const [fitting] = cutCells(word, room);
  const end = fitting.lastIndexOf("|") + 1 || fitting.length;
  return [word.slice(0, end), word.slice(end)];
}

function startsHere(length: number, free: number, room: number): boolean {
  const here = 1 + Math.floor((length - free - 1) / room);
  return free > 0 && Math.floor((length - 1) / room) >= here;
}

/** Most texts are ASCII, which needs no tables. */
function cells(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return width(text.includes("\u001B") ? stripVTControlCharacters(text) : text);
}
