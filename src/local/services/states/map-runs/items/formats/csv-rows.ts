import type { PiecewiseReader } from "./piecewise.ts";

/**
 * CSV as Step Functions reads it ("Parsing input CSV files" in the developer guide): fields stand between delimiters,
 * in double quotes when they hold delimiters or line breaks; a quote in quotes is written twice; a backslash keeps a
 * backslash, a quote or the delimiter as it is, and is dropped before anything else. Empty lines are passed over.
 *
 * @param delimiter one character
 */
export function openCsvRows(delimiter: string): PiecewiseReader<string[]> {
  const special = new RegExp(`["\\\\\\r\\n${delimiter}]`, "g");
  let row: string[] = [];
  let field = "";
  /** `closed` is after a quote inside quotes: the end of the quoted part, or the first half of a quote. */
  let quotes: "none" | "open" | "closed" = "none";
  let isQuoted = false;
  let isEscaped = false;

  function endField(): void {
    row.push(field);
    field = "";
    quotes = "none";
    isQuoted = false;
  }

  function* endRow(): Generator<string[]> {
    if (row.length === 0 && field === "" && !isQuoted) return;
    endField();
    const ended = row;
    row = [];
    yield ended;
  }

  function addText(text: string): void {
    if (quotes === "closed") quotes = "none";
    field += text;
  }

  function takeQuote(): void {
    if (quotes === "open") quotes = "closed";
    else if (quotes === "none" && field !== "") field += '"';
    else {
      if (quotes === "closed") field += '"';
      quotes = "open";
      isQuoted = true;
    }
  }

  function* takeSpecial(character: string): Generator<string[]> {
    if (isEscaped) {
      isEscaped = false;
      if (character === '"' || character === "\\" || character === delimiter) return addText(character);
    }
    if (character === "\\") isEscaped = true;
    else if (character === '"') takeQuote();
    else if (quotes === "open") field += character;
    else if (character === delimiter) endField();
    else yield* endRow();
  }

  return {
    *read(piece) {
      for (let from = 0; from < piece.length;) {
        special.lastIndex = from;
        const at = special.exec(piece)?.index ?? piece.length;
        if (at > from) {
          isEscaped = false;
          addText(piece.slice(from, at));
        }
        if (at < piece.length) yield* takeSpecial(piece.charAt(at));
        from = at + 1;
      }
    },
    end: endRow,
  };
}
