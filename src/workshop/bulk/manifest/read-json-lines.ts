import { readLines } from "./lines.ts";
import { columnNames, isColumnName, type RawRow } from "./raw-row.ts";

/** The rows of a JSON Lines manifest: one object a line; empty lines are left out. */
export async function* readJsonLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow[]> {
  for await (const lines of readLines(pieces))
    yield lines.filter((line) => line.text.trim() !== "").map((line) => rawRow(`line ${line.number}`, line.text));
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
