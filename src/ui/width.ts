import stringWidth from "string-width";

/** How many cells of a terminal a text takes: two for a Hangul syllable or most emoji, none for a colour. */
export function width(text: string): number {
  // Printable ASCII, by far the most of what is drawn, takes a cell for each character.
  return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/** The cells of the widest of some texts; 0 for none. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

/** A text with spaces behind it, or before it, up to so many cells; a wider text stays as it is. */
export function padCells(text: string, cells: number, side: "end" | "start" = "end"): string {
  const spaces = " ".repeat(Math.max(0, cells - width(text)));
  return side === "end" ? text + spaces : spaces + text;
}

/** The beginning of a text that fits into so many cells, and the rest; a letter with its accents stays whole. */
export function cutCells(text: string, cells: number): [fitting: string, rest: string] {
  let taken = 0;
  let at = 0;
  for (const { segment } of letters.segment(text)) {
    taken += width(segment);
    // A first letter that is too wide is taken all the same: whoever cuts again and again comes to an end.
    if (taken > cells && at > 0) break;
    at += segment.length;
  }
  return [text.slice(0, at), text.slice(at)];
}

const letters = new Intl.Segmenter();
