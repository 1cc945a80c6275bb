/** Some lines at the bottom of a terminal that change, with others scrolling away above them. */
export interface LiveBlock {
  /** Writes lines above the block. */
  print(text: string): void;
  /** Replaces the block. */
  show(lines: readonly string[]): void;
  clear(): void;
}

const clearLine = "\u001B[2K";

/** A block on stderr. */
export function createLiveBlock(): LiveBlock {
  const { stderr: stream } = process;
  let shown: readonly string[] = [];
  // Where the process is left while a block stands there, the shell's prompt gets its own line.
  process.once("exit", () => {
    if (shown.length > 0) stream.write("\n");
  });
  const erase = (): string =>
    shown.length === 0 ? "" : `\r${clearLine}${`\u001B[1A${clearLine}`.repeat(shown.length - 1)}`;
  return {
    print(text) {
      stream.write(`${erase()}${text}\n${shown.join("\n")}`);
    },
    show(lines) {
      stream.write(`${erase()}${lines.join("\n")}`);
      shown = lines;
    },
    clear() {
      stream.write(erase());
      shown = [];
    },
  };
}
