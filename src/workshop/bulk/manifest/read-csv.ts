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
 * The rows of a CSV manifest (RFC 4180: quotes around fields, doubled quotes inside, line ends inside quotes). Records
 * are found line by line, so that a wrong one does not hide the next; csv-parse splits those with quotes. Its
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
  const whole = record.fields.join();
  if (/[\0\uFFFD]/.test(whole)) throw new UnreadableManifest(`line ${record.line}`, { code: "manifest-not-utf8" });
  if (whole.includes("\r")) throw new UnreadableManifest(`line ${record.line}`, { code: "line-end-wrong" });
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
  let splitQuoted: ((text: string) => SplitRecord) | undefined;
  for await (const lines of readLines(pieces)) {
    const records: Record[] = [];
    for (const line of lines) {
      const hasQuote = line.text.includes('"');
      const text = open === undefined ? line.text : `${open.text}\n${line.text}`;
      const start = open?.number ?? line.number;
      if (hasQuote) splitQuoted ??= await loadSplitter();
      // Within quotes only another quote can end the record.
      const read = hasQuote && splitQuoted ? splitQuoted(text) : open ? "unclosed" : { fields: line.text.split(",") };
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

type SplitRecord = { readonly fields: string[]; readonly fault?: Problem } | "unclosed";

/** Most manifests have no quotes, and need no library. */
async function loadSplitter(): Promise<(text: string) => SplitRecord> {
  const { parse } = await import("csv-parse/sync");
  return (text) => splitQuotedRecord(text, parse);
}

/** Splits one record with quotes; the text may end within quotes. */
function splitQuotedRecord(text: string, parse: typeof import("csv-parse/sync").parse): SplitRecord {
  try {
    const [fields = []]: string[][] = parse(text, { relax_column_count: true, record_delimiter: "\u0000" });
    return { fields };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "CSV_QUOTE_NOT_CLOSED") return "unclosed";
    if (code === "CSV_INVALID_CLOSING_QUOTE") return { fields: [], fault: { code: "comma-missing" } };
    if (code === "INVALID_OPENING_QUOTE") return { fields: [], fault: { code: "quote-inside-field" } };
    throw error;
  }
}
