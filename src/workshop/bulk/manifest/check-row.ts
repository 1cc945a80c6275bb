import { basename, resolve } from "node:path";
import { runStages, type RunStage } from "../../names.ts";
import { mostKeyBytes } from "../../run/encoded-key.ts";
import { keyOfFileName } from "../../unicode-forms.ts";
import { isUserId } from "../../user-id.ts";
import { readExpectation, type Expectation } from "../rows/expectation.ts";
import type { BulkRow } from "../rows/row.ts";
import type { Problem } from "./mistakes.ts";
import type { ColumnName, RawRow } from "./raw-row.ts";

/**
 * Turns what was read into a row.
 *
 * @param options.folder where the paths of photos begin
 * @returns the row, or everything that is wrong with it
 */
export function checkRow(raw: RawRow, options: { row: number; folder: string }): BulkRow | Problem[] {
  if (raw.fault !== undefined) return [raw.fault];
  const problems: Problem[] = [];
  const text = (column: ColumnName): string => {
    const value = raw.values[column] ?? "";
    if (typeof value !== "string") problems.push({ code: "column-not-text", values: { column } });
    else if (value.includes("\uFFFD")) problems.push({ code: "column-not-utf8", values: { column } });
    else return column === "expect" ? value.trim() : value;
    return "";
  };
  const user = checkUser(text("userId"), problems);
  const photo = text("photo");
  const key = checkKey(text("key") || keyOfFileName(basename(photo)), problems);
  const stage = checkStage(raw.values.stage, problems);
  const expect = checkExpectation(text("expect"), problems);
  if (problems.length > 0) return problems;
  const { row, folder } = options;
  return { row, place: raw.place, user, key, photo: photo === "" ? undefined : resolve(folder, photo), stage, expect };
}

function checkUser(user: string, problems: Problem[]): string {
  if (user === "" && problems.length > 0) return user;
  if (user === "") problems.push({ code: "column-missing", values: { column: "userId" } });
  else if (!isUserId(user))
    problems.push({
      code: "user-id-not-allowed",
      values: { user: user.length > 60 ? `${user.slice(0, 60)}…` : user, length: user.length },
    });
  return user;
}

function checkKey(key: string, problems: Problem[]): string {
  const isSaid = problems.some(({ values }) => values && "column" in values && /^(?:key|photo)$/.test(values.column));
  if (key === "" && !isSaid) problems.push({ code: "column-missing", values: { column: "key" } });
  if (Buffer.byteLength(key) > mostKeyBytes) problems.push({ code: "key-too-long", values: { limit: mostKeyBytes } });
  return key;
}

function checkStage(value: unknown, problems: Problem[]): RunStage | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const stage = runStages.find((number) => String(number) === String(value).trim());
  if (stage === undefined)
    problems.push({ code: "stage-not-known", values: { stages: runStages, value: JSON.stringify(value) } });
  return stage;
}

function checkExpectation(text: string, problems: Problem[]): Expectation | undefined {
  if (text === "") return undefined;
  const expectation = readExpectation(text);
  if (expectation === undefined)
    problems.push({ code: "expectation-not-known", values: { value: JSON.stringify(text) } });
  return expectation;
}
