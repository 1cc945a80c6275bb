import { UserError } from "../../user-error.ts";
import { readNamedFile } from "../read-named-file.ts";
import { isEnvironmentName } from "../names.ts";

/** An attendee and the environment that they work in. */
export interface RosterEntry {
  readonly environment: string;
  readonly attendee: string | undefined;
}

/**
 * Reads a roster: a CSV file with the columns `env` and, if there is one, `attendee`; a JSON list of such objects or of
 * names; or a list with one name on each line.
 *
 * @throws UserError `roster-not-found`, `roster-unreadable`, `roster-without-env`, `roster-bad-names`, `roster-doubles`
 */
export async function readRoster(file: string): Promise<RosterEntry[]> {
  const text = await readNamedFile(
    file,
    (problem, cause) => new UserError({ code: "roster-not-found", values: { file, problem }, cause }),
  );
  const entries = await parse(text, file);
  if (entries.length === 0) throw new UserError({ code: "roster-unreadable", values: { file, reason: undefined } });
  const names = entries.map(({ environment }) => environment);
  const bad = names.filter((name) => !isEnvironmentName(name));
  if (bad.length > 0) throw new UserError({ code: "roster-bad-names", values: { file, names: bad } });
  const doubles = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  if (doubles.length > 0) throw new UserError({ code: "roster-doubles", values: { file, names: doubles } });
  return entries;
}

async function parse(text: string, file: string): Promise<RosterEntry[]> {
  try {
    if (/^\s*\[/.test(text)) return fromJson(JSON.parse(text));
    const { parse: parseCsv } = await import("csv-parse/sync");
    const rows: unknown = parseCsv(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
    return fromRows(rows, file);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UserError({ code: "roster-unreadable", values: { file, reason }, cause });
  }
}

function fromJson(list: unknown): RosterEntry[] {
  if (!Array.isArray(list)) throw new TypeError("not a list");
  return list.map((entry: unknown) =>
    typeof entry === "object" && entry !== null
      ? entryOf(Reflect.get(entry, "env"), Reflect.get(entry, "attendee"))
      : entryOf(entry, undefined),
  );
}

/** Heads of columns that rosters often have; a first row with one of them is a header and not an attendee. */
const usualHeads = new Set(["attendee", "name", "email", "user", "username", "environment", "이름"]);

function fromRows(rows: unknown, file: string): RosterEntry[] {
  const records = (Array.isArray(rows) ? rows : []).map((row: unknown) => (Array.isArray(row) ? row.map(String) : []));
  const header = records[0]?.map((name) => name.toLowerCase()) ?? [];
  const hasHeader = header.includes("env");
  if (!hasHeader && header.some((name) => usualHeads.has(name)))
    throw new UserError({ code: "roster-without-env", values: { file, columns: header } });
  const [name, attendee] = hasHeader ? [header.indexOf("env"), header.indexOf("attendee")] : [0, 1];
  return (hasHeader ? records.slice(1) : records).map((row) => entryOf(row[name], row[attendee]));
}

function entryOf(environment: unknown, attendee: unknown): RosterEntry {
  if (typeof environment !== "string" || environment === "") throw new TypeError("a row without env");
  return { environment, attendee: typeof attendee === "string" && attendee !== "" ? attendee : undefined };
}
