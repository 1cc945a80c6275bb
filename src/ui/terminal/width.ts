import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { entryPoint } from "../../entry-point.ts";

/** How many cells of a terminal a text takes: two for a Hangul syllable or most emoji, none for a colour. */
export function width(text: string): number {
  if (oneCellEach.test(text)) return text.length;
  const narrow = text.replaceAll(twoCellsEach, "");
  return oneCellEach.test(narrow) ? 2 * text.length - narrow.length : measureCells(text);
}

/** By far the most of what is drawn: printable ASCII, and the signs and lines of the program's own screens. */
const oneCellEach = /^[ -~¡-¬®-ʯ‐-‧‰-⁞←-↓─-▟✓✔✖⚠]*$/;

/** Whole syllables and full-width letters take two cells each: the program's Korean needs no tables either. */
const twoCellsEach = /[가-힣！-｠]/g;

/** Loaded by the first text that needs it: preparing the tables of Unicode costs a start 15 ms. */
function measureCells(text: string): number {
  measure ??= loadMeasure();
  return measure(text);
}

let measure: ((text: string) => number) | undefined;

function loadMeasure(): (text: string) => number {
  const loaded: typeof import("./measure-cells.ts") = createRequire(import.meta.filename)(
    fileURLToPath(entryPoint("ui/terminal/measure-cells")),
  );
  return loaded.measureCells;
}

/** The cells of the widest of some texts; 0 for none. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}

/** A text with spaces behind it, or before it, up to a number of cells; a wider text stays as it is. */
export function padCells(text: string, cells: number, side: "end" | "start" = "end"): string {
  const spaces = " ".repeat(Math.max(0, cells - width(text)));
  return side === "end" ? text + spaces : spaces + text;
}

/** The beginning of a text that fits into a number of cells, and the rest; a letter with its accents stays whole. */
export function cutCells(text: string, cells: number): [fitting: string, rest: string] {
  let taken = 0;
  let at = 0;
  letters ??= new Intl.Segmenter();
  for (const { segment } of letters.segment(text)) {
    taken += width(segment);
    // A first letter that is too wide is still taken, so that repeated cuts come to an end.
    if (taken > cells && at > 0) break;
    at += segment.length;
  }
  return [text.slice(0, at), text.slice(at)];
}

let letters: Intl.Segmenter | undefined;
