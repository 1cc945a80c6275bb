/**
 * The rows of a CSV text: fields between delimiters, quoted with `"` where they hold delimiters or line breaks, `""`
 * for a quote inside quotes (RFC 4180). Empty lines are passed over.
 */
export function* readCsv(source: string, delimiter: string): Generator<string[]> {
  let row: string[] = [];
  let field = "";
  let quoted = false;
  let at = source.startsWith("\uFEFF") ? 1 : 0;
  for (; at < source.length; at++) {
    const character = source[at];
    if (quoted) {
      if (character !== '"') field += character;
      else if (source[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && field === "") quoted = true;
    else if (character === delimiter) {
      row.push(field);
      field = "";
    } else if (character === "\n" || character === "\r") {
      if (field !== "" || row.length > 0) yield [...row, field];
      row = [];
      field = "";
    } else field += character;
  }
  if (field !== "" || row.length > 0) yield [...row, field];
}
