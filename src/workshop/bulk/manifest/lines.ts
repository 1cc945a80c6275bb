/** A line with its number, from 1, without its end. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** No line is longer than this many characters; a file without line ends must not fill the memory. */
export const mostLineCharacters = 65_536;

/** A line that was longer than a line may be. */
export class LineTooLong extends Error {
  readonly line: number;

  constructor(line: number) {
    super("line-too-long");
    this.line = line;
  }
}

/**
 * The lines of a text that comes in pieces, some hundred at a time. Lines end with LF or CR LF; a byte order mark at
 * the beginning is left out; the last line needs no end.
 *
 * @throws LineTooLong
 */
export async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let number = 0;
  const cut = (text: string, final: boolean): Line[] => {
    const parts = (rest + text).split("\n");
    rest = final ? "" : (parts.pop() ?? "");
    if (final && parts.at(-1) === "") parts.pop();
    const lines: Line[] = [];
    for (const part of parts) {
      number += 1;
      if (part.length > mostLineCharacters) throw new LineTooLong(number);
      lines.push({ number, text: part.endsWith("\r") ? part.slice(0, -1) : part });
    }
    if (rest.length > mostLineCharacters) throw new LineTooLong(number + 1);
    return lines;
  };
  for await (const piece of pieces) yield cut(decoder.decode(piece, { stream: true }), false);
  yield cut(decoder.decode(), true);
}
