import { readLines, type Line } from "./lines.ts";
import { columnNames, isColumnName, UnreadableManifest, type RawRow } from "./raw-row.ts";

/**
 * The rows of a JSON Lines manifest: one object a line; empty lines are left out.
 *
 * @throws UnreadableManifest for a single JSON document, and for text that is not UTF-8
 */
export async function* readJsonLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow[]> {
  let isFirst = true;
  for await (const lines of readLines(pieces)) {
    const filled = lines.filter((line) => line.text.trim() !== "");
    const [first] = filled;
    if (isFirst && first) refuseOtherText(first);
    isFirst &&= first === undefined;
    yield filled.map((line) => rawRow(`line ${line.number}`, line.text));
  }
}

function refuseOtherText({ number, text }: Line): void {
  if (text.includes("\0")) throw new UnreadableManifest(`line ${number}`, { code: "manifest-not-utf8" });
  if (/^\s*(?:\[|\{\s*$)/.test(text)) throw new UnreadableManifest(`line ${number}`, { code: "json-document" });
}

function rawRow(place: string, text: string): RawRow {
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { place, values: {}, fault: { code: value === undefined ? "line-not-json" : "line-not-json-object" } };
  const unknown = Object.keys(value).filter((name) => !isColumnName(name));
  if (unknown.length > 0)
    return {
      place,
      values: {},
      fault: { code: "members-unknown", values: { names: unknown, known: columnNames } },
    };
  return { place, values: value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
