import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../user-error.ts";
import type { TargetWish } from "./target.ts";

/** The file of a working folder that remembers where `setup` worked. */
export function storedChoiceFile(folder: string): string {
  return join(folder, ".wildrydes", "config.json");
}

/** Reads the stored choice; nothing when there is none. */
export async function readStoredChoice(folder: string): Promise<TargetWish> {
  const file = storedChoiceFile(folder);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return {};
    throw badFile(file, error);
  }
  try {
    return wishFromJson(JSON.parse(text));
  } catch (error) {
    throw badFile(file, error);
  }
}

/** Remembers the choice for later commands in this folder. Answers whether the file changed. */
export async function storeChoice(folder: string, choice: TargetWish): Promise<boolean> {
  const file = storedChoiceFile(folder);
  const text = `${JSON.stringify(choice, undefined, 2)}\n`;
  const before = await readFile(file, "utf8").catch(() => undefined);
  if (before === text) return false;
  await mkdir(join(folder, ".wildrydes"), { recursive: true });
  await writeFile(file, text);
  return true;
}

function wishFromJson(value: unknown): TargetWish {
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
  };
}

function badFile(file: string, cause: unknown): UserError {
  const reason = cause instanceof Error ? cause.message : undefined;
  return new UserError({ code: "bad-stored-choice", values: { file, reason }, cause });
}
