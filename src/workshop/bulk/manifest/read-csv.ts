import { readLines, type Line } from "./lines.ts";
import type { Problem } from "./mistakes.ts";
import { columnNames, isColumnName, UnreadableManifest, type ColumnName, type RawRow } from "./raw-row.ts";

/** No record is longer than this many characters: a quote that is never closed must not swallow the file. */
const mostRecordCharacters = 65_536;

interface Record {
  readonly line: number;
  readonly fields: readonly string[];
  readonly fault?: Problem;
}

/**
 * The rows of a CSV manifest (RFC 4180: quotes around fields, doubled quotes inside, line ends inside quotes). Its
 * first line that is not empty names the columns, in any order.
 *
 * @throws UnreadableManifest
 */
export async function* readCsv(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RawRow[]> {
  let header: ColumnName[] | undefined;
  for await (const records of readRecords(pieces)) {
    const rows: RawRow[] = [];
    for (const record of records) {
      if (isBlank(record)) continue;
      if (header === undefined) header = readHeader(record);
      else rows.push(rawRow(record, header));
    }
    yield rows;
  }
  if (header === undefined)
    throw new UnreadableManifest("line 1", {
      code: "header-missing",
      values: { example: exampleHeader },
    });
}

const exampleHeader = columnNames.join(",");

function readHeader(record: Record): ColumnName[] {
  const names = record.fields.map((name) => name.trim());
  const known = names.filter(isColumnName);
  const problems: Problem[] = [
    ...(record.fault === undefined ? [] : [record.fault]),
    ...names.filter((name) => !isColumnName(name)).map((name) => unknownColumn(name)),
    ...known.filter((name, index) => known.indexOf(name) !== index).map((name) => columnTwice(name)),
    ...(known.includes("userId") ? [] : [missing("userId")]),
    ...(known.includes("key") || known.includes("photo") ? [] : [missing("key")]),
    ...(names.length === 1 && /[;\t]/.test(names.join()) ? [{ code: "header-separator" } as const] : []),
  ];
  if (problems.length === 0) return known;
  throw new UnreadableManifest(`line ${record.line}`, {
    code: "header-wrong",
    values: { problems, example: exampleHeader },
  });
}

function missing(column: string): Problem {
  return { code: "column-missing", values: { column } };
}

function unknownColumn(name: string): Problem {
  return { code: "header-column-unknown", values: { name } };
}

function columnTwice(name: string): Problem {
  return { code: "header-column-twice", values: { name } };
}

function rawRow(record: Record, header: readonly ColumnName[]): RawRow {
  const place = `line ${record.line}`;
  if (record.fault !== undefined) return { place, values: {}, fault: record.fault };
  if (record.fields.length !== header.length)
    return {
      place,
      values: {},
      fault: { code: "field-count", values: { fields: record.fields.length, columns: header.length } },
    };
  return { place, values: Object.fromEntries(header.map((name, index) => [name, record.fields[index]])) };
}

function isBlank(record: Record): boolean {
  return record.fault === undefined && record.fields.length === 1 && record.fields[0]?.trim() === "";
}

async function* readRecords(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Record[]> {
  let open: Line | undefined;
  for await (const lines of readLines(pieces)) {
    const records: Record[] = [];
    for (const line of lines) {
      const text = open === undefined ? line.text : `${open.text}\n${line.text}`;
      const start = open?.number ?? line.number;
      const read = splitRecord(text);
      if (read !== "unclosed") records.push({ line: start, ...read });
      else if (text.length > mostRecordCharacters) throw unclosed(start);
      open = read === "unclosed" ? { number: start, text } : undefined;
    }
    yield records;
  }
  if (open) throw unclosed(open.number);
}

function unclosed(line: number): UnreadableManifest {
  return new UnreadableManifest(`line ${line}`, { code: "quote-not-closed" });
}

/** Splits one record at its commas; the text may end within quotes. */
function splitRecord(text: string): { fields: string[]; fault?: Problem } | "unclosed" {
  if (!text.includes('"')) return { fields: text.split(",") };
  const fields: string[] = [];
  let fault: Problem | undefined;
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end === undefined) return "unclosed";
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
      if (at < text.length && text[at] !== ",") fault ??= { code: "comma-missing" };
    } else {
      const end = endOfField(text, at);
      const field = text.slice(at, end);
      if (field.includes('"')) fault ??= { code: "quote-inside-field" };
      fields.push(field);
      at = end;
    }
    at = endOfField(text, at);
    if (at >= text.length) return fault === undefined ? { fields } : { fields, fault };
    at += 1;
  }
}

function endOfField(text: string, from: number): number {
  const comma = text.indexOf(",", from);
  return comma === -1 ? text.length : comma;
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}
