import { nearestName } from "../nearest-name.ts";
import { UserError } from "../user-error.ts";

/** The error for words that name no command, with the commands that were probably meant. */
export function unknownCommand(words: string, commands: readonly string[]): UserError {
  if (words === "") return new UserError({ code: "no-command" });
  return new UserError({ code: "unknown-command", values: { words, near: nearCommands(words, commands) } });
}

/** The error for a flag without a command. */
export function unknownFirstFlag(flag: string): UserError {
  const name = flag.split("=")[0] ?? flag;
  const near = nearestName(name, ["--help", "--version", "--json", "--lang"]);
  return new UserError({
    code: "usage",
    values: { command: "", problems: [{ code: "flag-unknown", values: { flag: name, near } }] },
  });
}

/** `deploy` begins `deploy-machine`; `bulk rnu` is near `bulk run`. At most three. */
function nearCommands(words: string, commands: readonly string[]): string[] {
  const beginning = commands.filter((command) => words.length > 1 && command.startsWith(words));
  if (beginning.length > 0) return beginning.slice(0, 3);
  const near = nearestName(words, commands);
  return near === undefined ? [] : [near];
}
