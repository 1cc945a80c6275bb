import type { PiecewiseReader } from "./piecewise.ts";

/**
 * The elements of a JSON array, each as its text, so that an array of any length is read without being held. The
 * content of an element is left to its parser.
 * @throws SyntaxError, while reading, when the text is not one array
 */
export function openJsonElements(): PiecewiseReader<string> {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let isOver = false;
  let isFirst = true;
  /** The part of the element that earlier pieces held. */
  let begun = "";

  function skipString(code: number): void {
    if (isEscaped) isEscaped = false;
    else if (code === backslash) isEscaped = true;
    else if (code === quote) isInString = false;
  }

  /** @param text up to a comma or the end of the array */
  function endElement(text: string): string {
    const element = (begun + text).trim();
    begun = "";
    isFirst = false;
    if (element === "") throw new SyntaxError("An element of the array is missing");
    return element;
  }

  function beginArray(code: number, before: string): void {
    if (isOver || code !== openBracket || (begun + before).trim() !== "")
      throw new SyntaxError("The text is not one array");
    begun = "";
  }

  function* endArray(text: string): Generator<string> {
    isOver = true;
    if (!isFirst || (begun + text).trim() !== "") yield endElement(text);
    begun = "";
  }

  return {
    *read(piece) {
      let from = 0;
      for (let at = 0; at < piece.length; at += 1) {
        const code = piece.charCodeAt(at);
        if (isInString) skipString(code);
        else if (code === quote) isInString = true;
        else if (code === openBracket || code === openBrace) {
          depth += 1;
          if (depth > 1) continue;
          beginArray(code, piece.slice(from, at));
          from = at + 1;
        } else if (code === closeBracket || code === closeBrace) {
          depth -= 1;
          if (depth > 0) continue;
          yield* endArray(piece.slice(from, at));
          from = at + 1;
        } else if (code === comma && depth === 1) {
          yield endElement(piece.slice(from, at));
          from = at + 1;
        }
      }
      begun += piece.slice(from);
    },
    end() {
      if (!isOver || begun.trim() !== "") throw new SyntaxError("The text is not one array");
      return [];
    },
  };
}

const [quote, backslash, comma, openBracket, closeBracket, openBrace, closeBrace] = [
  0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d,
];
