import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { UserError } from "../../../user-error.ts";
import { parseJson, readMember } from "../../json-member.ts";
import { batchFolder } from "../batch/batch.ts";
import type { RowResult } from "../rows/row-result.ts";

/** A report to be compared: its rows, in the manifest's order. */
export interface ReportRows {
  /** As it was named. */
  readonly name: string;
  readonly rows: readonly RowResult[];
}

/**
 * Reads the rows of a JSON or NDJSON report, or of a batch by its name.
 *
 * @throws UserError when there is no such report (exit code 4), or it is none (exit code 2)
 */
export async function readReportRows(name: string, workingFolder: string): Promise<ReportRows> {
  const file = await findFile(name, workingFolder);
  const rows = (await isJsonDocument(file)) ? await readDocument(file) : await readLinesOf(file);
  if (rows === undefined || rows.length === 0) throw noReport(name);
  rows.sort((one, other) => one.row - other.row || one.repeat - other.repeat);
  return { name, rows };
}

async function findFile(name: string, workingFolder: string): Promise<string> {
  const { journal } = batchFolder(workingFolder, name);
  for (const candidate of [resolve(workingFolder, name), journal]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return candidate;
    if (found)
      throw new UserError({ code: "no-report", values: { report: name, problem: { code: "photo-not-a-file" } } });
  }
  throw new UserError({ code: "report-not-found", values: { report: name } });
}

/** A document begins with a brace alone on its line, or holds more than one line of it; NDJSON has whole objects. */
async function isJsonDocument(file: string): Promise<boolean> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() === "") continue;
    const first = parseJson(line);
    return first === undefined || Array.isArray(readMember(first, "rows"));
  }
  return false;
}

async function readDocument(file: string): Promise<RowResult[] | undefined> {
  const rows = readMember(parseJson(await readFile(file, "utf8")), "rows");
  return Array.isArray(rows) && rows.every(isRow) ? rows : undefined;
}

async function readLinesOf(file: string): Promise<RowResult[] | undefined> {
  const rows: RowResult[] = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const value = parseJson(line);
    if (isRow(value)) rows.push(value);
    else if (rows.length === 0 && line.trim() !== "") return undefined;
  }
  return rows;
}

function isRow(value: unknown): value is RowResult {
  return (
    typeof readMember(value, "row") === "number" &&
    typeof readMember(value, "repeat") === "number" &&
    typeof readMember(value, "user") === "string" &&
    typeof readMember(value, "key") === "string" &&
    typeof readMember(value, "outcome", "kind") === "string" &&
    Array.isArray(readMember(value, "states"))
  );
}

function noReport(name: string): UserError {
  return new UserError({ code: "no-report", values: { report: name } });
}
