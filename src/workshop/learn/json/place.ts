/** A place in a file, as a person finds it: the line and the column from 1, and the line's text. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** How many characters are meant; they all stand on this line. */
  readonly length: number;
  readonly text: string;
}

/** Returns where an offset of a text is. The place is cut at the end of the line. */
export function placeOf(text: string, span: { readonly start: number; readonly end: number }): Place {
  const start = Math.min(Math.max(span.start, 0), text.length);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineBreak = text.indexOf("\n", start);
  const lineEnd = lineBreak === -1 ? text.length : lineBreak;
  return {
    line: text.slice(0, lineStart).split("\n").length,
    column: start - lineStart + 1,
    length: Math.max(1, Math.min(span.end, lineEnd) - start),
    text: text.slice(lineStart, lineEnd).replace(/\r$/, ""),
  };
}
