import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import type { TargetSettings } from "./target.ts";

/** The file of a working folder that remembers where `setup` worked. */
export function storedChoiceFile(folder: string): string {
  return join(folder, ".wildrydes", "config.json");
}

/** The memory of a working folder: where to work, and in which language to speak. */
interface StoredChoice extends TargetSettings {
  readonly language?: string | undefined;
}

/** Reads the stored choice; nothing when there is none. */
export async function readStoredChoice(folder: string): Promise<StoredChoice> {
  const file = storedChoiceFile(folder);
  let text: string;
  try {
    refuseOtherKinds(file);
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return {};
    throw badFile(file, error);
  }
  try {
    return choiceFromJson(JSON.parse(text));
  } catch (error) {
    throw badFile(file, error);
  }
}

/** The stored language alone; undefined also where the file cannot be read, which other commands report. */
export function readStoredLanguage(folder: string): string | undefined {
  try {
    const file = storedChoiceFile(folder);
    refuseOtherKinds(file);
    return choiceFromJson(JSON.parse(readFileSync(file, "utf8"))).language;
  } catch {
    return undefined;
  }
}

/** Remembers the choice for later commands in this folder. Answers whether the file changed. */
export async function storeChoice(folder: string, choice: StoredChoice): Promise<boolean> {
  const file = storedChoiceFile(folder);
  const text = `${JSON.stringify(choice, undefined, 2)}\n`;
  const before = await readStored(file);
  if (before === text) return false;
  await mkdir(join(folder, ".wildrydes"), { recursive: true });
  await writeFile(file, text);
  return true;
}

/** @throws UserError for anything but a file, which would not take the choice */
async function readStored(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  try {
    refuseOtherKinds(file);
    return await readFile(file, "utf8");
  } catch (error) {
    throw badFile(file, error);
  }
}

/** A pipe that nobody writes to would be waited for. @throws TypeError for anything but a file */
function refuseOtherKinds(file: string): void {
  if (!statSync(file).isFile()) throw new TypeError("not a file");
}

const memberNames: readonly string[] = [
  "target",
  "profile",
  "region",
  "endpointUrl",
  "environment",
  "account",
  "language",
];

function choiceFromJson(value: unknown): StoredChoice {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("not a JSON object");
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
  // A misspelt name would leave the place to chance, and what is deleted with it.
  const unknown = [...fields.keys()].find((name) => !memberNames.includes(name));
  if (unknown !== undefined) throw new TypeError(`unknown member "${unknown}"; known: ${memberNames.join(", ")}`);
  const textOf = (name: string): string | undefined => {
    const field = fields.get(name);
    if (field === undefined || typeof field === "string") return field;
    throw new TypeError(`"${name}" is not a text`);
  };
  return {
    target: textOf("target"),
    profile: textOf("profile"),
    region: textOf("region"),
    endpointUrl: textOf("endpointUrl"),
    environment: textOf("environment"),
    account: textOf("account"),
    language: textOf("language"),
  };
}

function badFile(file: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : undefined;
  return new UserError({ code: "bad-stored-choice", values: { file, reason }, cause });
}
