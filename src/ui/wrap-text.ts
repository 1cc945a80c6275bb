/**
 * Breaks a text into lines of at most `width` characters: between words where that is possible, inside a word that is
 * longer than a line. A line's indent is kept on its continuations.
 */
export function wrapText(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((line) => wrapLine(line, Math.max(1, width)))
    .join("\n");
}

function wrapLine(line: string, width: number): string[] {
  if (line.length <= width) return [line];
  const indent = (/^ */.exec(line)?.[0] ?? "").slice(0, Math.floor(width / 2));
  const room = width - indent.length;
  const lines: string[] = [];
  let current = "";
  for (const word of line.trim().split(" ")) {
    const joined = current === "" ? word : `${current} ${word}`;
    if (joined.length <= room) {
      current = joined;
      continue;
    }
    if (current !== "") lines.push(current);
    current = word;
    while (current.length > room) {
      lines.push(current.slice(0, room));
      current = current.slice(room);
    }
  }
  if (current !== "") lines.push(current);
  return lines.map((part) => `${indent}${part}`);
}
