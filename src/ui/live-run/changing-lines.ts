/** Lines at the bottom of a terminal of which only those that changed are written again. */
export interface ChangingLines {
  /** Replaces the lines. No line may be wider than the terminal, and there may not be more than it has rows. */
  show(lines: readonly string[]): void;
  /** Leaves what stands there and begins below it: after the terminal was resized, nobody knows where lines stand. */
  leave(): void;
}

const clearLine = "\u001B[2K";

export function createChangingLines(stream: { write(text: string): boolean }): ChangingLines {
  let shown: readonly string[] = [];
  return {
    show(lines) {
      const height = Math.max(shown.length, lines.length);
      const grown = Math.max(0, lines.length - shown.length);
      let text = "\n".repeat(grown);
      // The cursor stands below the last line.
      let at = height;
      for (let index = 0; index < height; index += 1) {
        if ((lines[index] ?? "") === shown[index]) continue;
        if (lines[index] === "" && shown[index] === undefined) continue;
        text += `${move(index - at)}\r${clearLine}${lines[index] ?? ""}`;
        at = index;
      }
      if (text !== "") stream.write(`${text}${move(height - at)}\r`);
      shown = lines.length < height ? [...lines, ...Array.from({ length: height - lines.length }, () => "")] : lines;
    },
    leave() {
      shown = [];
    },
  };
}

function move(rows: number): string {
  if (rows === 0) return "";
  return rows < 0 ? `\u001B[${-rows}A` : `\u001B[${rows}B`;
}
