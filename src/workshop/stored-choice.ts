import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import type { TargetWish } from "./target.ts";

/** The file of a working folder that remembers where `setup` worked. */
export function storedChoiceFile(folder: string): string {
  return join(folder, ".wildrydes", "config.json");
}

/** What a working folder remembers: where to work, and in which language to speak. */
export interface StoredChoice extends TargetWish {
  readonly language?: string | undefined;
}

/** Reads the stored choice; nothing when there is none. */
export async function readStoredChoice(folder: string): Promise<StoredChoice> {
  const file = storedChoiceFile(folder);
  let text: string;
  try {
    text = await readFile(file, "utf8");
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
    return choiceFromJson(JSON.parse(readFileSync(storedChoiceFile(folder), "utf8"))).language;
  } catch {
    return undefined;
  }
}

/** Remembers the choice for later commands in this folder. Answers whether the file changed. */
export async function storeChoice(folder: string, choice: StoredChoice): Promise<boolean> {
  const file = storedChoiceFile(folder);
  const text = `${JSON.stringify(choice, undefined, 2)}\n`;
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before === text) return false;
  await mkdir(join(folder, ".wildrydes"), { recursive: true });
  await writeFile(file, text);
  return true;
}

function choiceFromJson(value: unknown): StoredChoice {
  if (typeof value !== "object" || value === null) throw new TypeError("not a JSON object");
  const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(value));
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
