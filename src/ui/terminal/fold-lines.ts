import { width } from "./width.ts";

/**
 * Breaks lines that are longer than the screen, between words alone: a command or an ARN stays whole, so that it can be
 * copied, and the terminal wraps it. A continuation stands below the first value of its line where that leaves half of
 * the screen; otherwise it is indented two further than the line.
 */
export function foldLines(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => foldLine(line, columns))
    .join("\n");
}

function foldLine(line: string, columns: number): string[] {
  if (width(line) <= columns) return [line];
  const indent = " ".repeat((/^ */.exec(line)?.[0].length ?? 0) + 2);
  const below = " ".repeat(valueColumn(line, columns) ?? indent.length);
  const folded: string[] = [];
  let current = "";
  for (const part of partsOf(line)) {
    if (current.trim() === "" || width(current + part.trimEnd()) <= columns) {
      current += part;
      continue;
    }
    folded.push(current.trimEnd());
    const word = part.trimStart();
    current = (width(below + word.trimEnd()) <= columns ? below : indent) + word;
  }
  return [...folded, current];
}

/** Where the value of a name begins: behind the first gap of the line. */
function valueColumn(line: string, columns: number): number | undefined {
  const name = /^ *\S+(?: \S+)* {2,}(?=\S)/.exec(line)?.[0];
  if (name === undefined) return undefined;
  const column = width(name);
  return column <= columns / 2 ? column : undefined;
}

/** Words with the spaces before them; a command up to its closing backtick or the end of the line is one of them. */
function partsOf(line: string): string[] {
  return line.match(/ *(?:`[^`]*`\S*|(?:(?:npx )?wildrydes (?=[a-z])|unset (?=[A-Z])).*$|\S+)/g) ?? [line];
}
