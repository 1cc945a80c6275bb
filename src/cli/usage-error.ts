import { stripVTControlCharacters } from "node:util";
import { exitCodes } from "../exit-codes.ts";
import { UserError } from "../user-error.ts";

/** Turns the parser's complaint about flags and arguments into ours; anything else comes back as it is. */
export function explainUsageError(error: unknown, command: string): unknown {
  if (!(error instanceof Error) || !("oclif" in error)) return error;
  return new UserError({
    code: "usage",
    message: usageMessage(error.message),
    next: [`See \`npx wildrydes ${command} --help\``],
    exitCode: exitCodes.usage,
    cause: error,
  });
}

/** The parser's text without its colours, its header line and its hint at the help. */
function usageMessage(text: string): string {
  const lines = stripVTControlCharacters(text)
    .replace("\nSee more help with --help", "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^The following errors? occurred:$/.test(line));
  const message = lines.map(rewordUsage).join("; ").replaceAll(":;", ":");
  return message.endsWith(".") ? message : `${message}.`;
}

function rewordUsage(line: string): string {
  return line
    .replace(/^Nonexistent flags?: /, "Unknown flag: ")
    .replace(/^Missing \d+ required args?:?$/, "An argument is missing:")
    .replace(/^Parsing (--[\w-]+)$/, "$1:")
    .replace(/^(\w+) {2,}(.*)$/, "$1 ($2)")
    .replace(/^Missing required flag (\S+)$/, "The flag --$1 is missing")
    .replace(/^Expected (--[\w-]+)=(.*) to be one of: (.*)$/, '$1 takes one of $3, not "$2"')
    .replace(/^Flag (--[\w-]+) expects one of these values: (.*)$/, "The flag $1 needs a value, one of $2")
    .replace(/^Flag (--[\w-]+) expects a value$/, "The flag $1 needs a value");
}

/** The error for words that name no command, with the command that was probably meant. */
export function unknownCommand(words: string, commandIds: readonly string[]): UserError {
  const near = nearest(words, commandIds);
  return new UserError({
    code: "unknown-command",
    message: words === "" ? "No command was given." : `There is no command "${words}".`,
    next: [...(near === undefined ? [] : [`Did you mean \`npx wildrydes ${near}\`?`]), "See `npx wildrydes --help`"],
    exitCode: exitCodes.usage,
  });
}

function nearest(words: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(words.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(words, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, otherLetter] of [...other].entries()) {
      const replaced = (row[j] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
