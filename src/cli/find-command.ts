import { existsSync } from "node:fs";
import { join } from "node:path";

/** The command that words begin with, and what comes after it. */
interface FoundCommand {
  /** `faces:delete`. */
  readonly id: string;
  readonly rest: readonly string[];
}

/** Finds the longest command that the words before the first flag name: `inspect user` before `inspect`. */
export function findCommand(words: readonly string[], commandIds: readonly string[]): FoundCommand | undefined {
  const spoken = spokenWords(words);
  for (let count = spoken.length; count > 0; count -= 1) {
    const id = spoken.slice(0, count).join(":");
    if (commandIds.includes(id)) return { id, rest: words.slice(count) };
  }
  return undefined;
}

/** A command with the file its class lies in. */
export interface CommandFile extends FoundCommand {
  readonly file: string;
}

/**
 * Finds the command that words begin with by its file below a folder: reading the manifest, which describes every flag,
 * would take longer.
 *
 * @param folder with the commands: `dist/commands` from a build, or `src/commands`
 */
export function findCommandFile(words: readonly string[], folder: string): CommandFile | undefined {
  const spoken = spokenWords(words);
  const odd = spoken.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
  for (let count = odd === -1 ? spoken.length : odd; count > 0; count -= 1) {
    const named = spoken.slice(0, count);
    if (named.at(-1) === "index") continue;
    const path = join(folder, ...named);
    const files = [`${path}.cjs`, join(path, "index.cjs"), `${path}.ts`, join(path, "index.ts")];
    const file = files.find((candidate) => existsSync(candidate));
    if (file !== undefined) return { id: named.join(":"), rest: words.slice(count), file };
  }
  return undefined;
}

/** The words before the first flag. */
export function spokenWords(words: readonly string[]): string[] {
  const flag = words.findIndex((word) => word.startsWith("-"));
  return words.slice(0, flag === -1 ? words.length : flag);
}
