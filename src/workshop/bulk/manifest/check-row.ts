import { basename, resolve } from "node:path";
import { stageNumbers, type StageNumber } from "../../names.ts";
import { UserError } from "../../../user-error.ts";
import { checkUserId } from "../../user-id.ts";
import { readExpectation, type Expectation } from "../expectation.ts";
import type { BulkRow } from "../row.ts";
import type { ColumnName, RawRow } from "./raw-row.ts";

/**
 * Turns what was read into a row.
 *
 * @param options.folder where the paths of photos begin
 * @returns the row, or everything that is wrong with it
 */
export function checkRow(raw: RawRow, options: { row: number; folder: string }): BulkRow | string[] {
  if (raw.fault !== undefined) return [raw.fault];
  const problems: string[] = [];
  const text = (column: ColumnName): string => {
    const value = raw.values[column] ?? "";
    if (typeof value !== "string") problems.push(`${column} is no text`);
    else if (value.includes("\uFFFD")) problems.push(`${column} is not written in UTF-8`);
    else return column === "expect" ? value.trim() : value;
    return "";
  };
  const user = checkUser(text("userId"), problems);
  const photo = text("photo");
  const key = checkKey(text("key") || basename(photo), problems);
  const stage = checkStage(raw.values.stage, problems);
  const expect = checkExpectation(text("expect"), problems);
  if (problems.length > 0) return problems;
  const { row, folder } = options;
  return { row, place: raw.place, user, key, photo: photo === "" ? undefined : resolve(folder, photo), stage, expect };
}

function checkUser(user: string, problems: string[]): string {
  if (user === "" && problems.length > 0) return user;
  if (user === "") problems.push("userId is missing");
  else
    try {
      return checkUserId(user);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(`${error.message.slice(0, -1)}: ${error.why ?? ""}`.replace(/\.$/, ""));
    }
  return user;
}

/** S3 takes keys of up to 1,024 bytes. */
function checkKey(key: string, problems: string[]): string {
  if (key === "" && problems.every((problem) => !/^(key|photo) /.test(problem))) problems.push("key is missing");
  if (Buffer.byteLength(key) > 1024) problems.push("key has more than 1,024 bytes");
  return key;
}

function checkStage(value: unknown, problems: string[]): StageNumber | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const stage = stageNumbers.find((number) => String(number) === String(value).trim());
  if (stage === undefined) problems.push(`stage is one of ${stageNumbers.join(", ")}, not ${JSON.stringify(value)}`);
  return stage;
}

function checkExpectation(text: string, problems: string[]): Expectation | undefined {
  if (text === "") return undefined;
  const expectation = readExpectation(text);
  if (expectation === undefined)
    problems.push(`expect is accepted, refused, refused:REASON or failed, not ${JSON.stringify(text)}`);
  return expectation;
}
