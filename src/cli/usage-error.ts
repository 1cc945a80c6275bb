import { CLIError } from "@oclif/core/errors";
import type { Command } from "@oclif/core/command";
import { nearestName } from "../nearest-name.ts";
import type { Message } from "../text/areas.ts";
import { UserError } from "../user-error.ts";
import {
  findBadArguments,
  findBadValues,
  findBrokenRules,
  findEmptyValues,
  type FlagRules,
} from "./flags/flag-rules.ts";

type Problem = Message<"problems">;

/** The command that was called, and its words. */
interface CalledCommand {
  /** `inspect execution`. */
  readonly command: string;
  readonly Class: Pick<typeof Command, "args" | "flags" | "baseFlags" | "examples"> & CommandHints;
  readonly argv: readonly string[];
  /** All commands of the program, to find the one that was meant. */
  readonly commands: readonly string[];
}

/** Additions of a command's class to its flags. */
export interface CommandHints {
  /** Flags of other commands that this one does not take, because it works on this machine alone. */
  readonly notForLocal?: readonly string[] | undefined;
}

/**
 * Turns the parser's complaint about flags and arguments into ours; anything else comes back as it is. oclif does not
 * export the classes of its parser's errors, so that they are recognised by their members.
 */
export function explainUsageError(error: unknown, called: CalledCommand): unknown {
  if (error instanceof UserError) return error;
  if (!(error instanceof CLIError)) return error instanceof Error ? badArgument(error, called) : error;
  const problems = findProblems(error, called);
  const misses = problems.some(({ code }) => code.endsWith("-missing"));
  return new UserError({
    code: "usage",
    values: {
      command: called.command,
      problems,
      near: commandMeant(unexpectedOf(error), called),
      example: misses ? exampleOf(called) : undefined,
    },
    cause: error,
  });
}

/** The error of a flag or an argument that is given as an empty text; none where all have a value. */
export function emptyValueError({ command, Class, argv }: Omit<CalledCommand, "commands">): UserError | undefined {
  const problems = findEmptyValues(Class.args, { ...Class.baseFlags, ...Class.flags }, argv);
  if (problems.length === 0) return undefined;
  return new UserError({ code: "usage", values: { command, problems, near: undefined, example: undefined } });
}

function badArgument(error: Error, called: CalledCommand): UserError {
  const found = findBadArguments(called.Class.args, flagsOf(called), called.argv);
  const problems: Problem[] = found.length > 0 ? found : [{ code: "said-by-parser", values: { text: error.message } }];
  return new UserError({
    code: "usage",
    values: { command: called.command, problems, near: undefined, example: undefined },
    cause: error,
  });
}

function findProblems(error: CLIError, called: CalledCommand): Problem[] {
  // NonExistentFlagsError
  if ("flags" in error && Array.isArray(error.flags)) return unknownFlags(error.flags.map(String), called);
  const unexpected = unexpectedOf(error);
  if (unexpected.length > 0) return [{ code: "argument-unexpected", values: { words: unexpected } }];
  const missing = missingOf(error);
  if (missing.length > 0) return missing.map((argument) => ({ code: "argument-missing", values: { argument } }));
  // FailedFlagValidationError carries what was parsed; the errors of single values do not.
  const isValidation = "parse" in error && Object.keys(Object(error.parse)).length > 0;
  const rules = flagsOf(called);
  const found = isValidation
    ? findBrokenRules(rules, called.argv)
    : [...findBadValues(rules, called.argv), ...findBadArguments(called.Class.args, rules, called.argv)];
  return found.length > 0 ? found : [{ code: "said-by-parser", values: { text: error.message } }];
}

/** UnexpectedArgsError: the words themselves. */
function unexpectedOf(error: CLIError): string[] {
  const args: unknown = "args" in error ? error.args : undefined;
  return Array.isArray(args) ? args.filter((word) => typeof word === "string") : [];
}

/** RequiredArgsError: the arguments as the command defines them. */
function missingOf(error: CLIError): string[] {
  const args: unknown = "args" in error ? error.args : undefined;
  if (!Array.isArray(args)) return [];
  return args.flatMap((arg: unknown) =>
    typeof arg === "object" && arg !== null && "name" in arg ? [String(arg.name)] : [],
  );
}

function flagsOf({ Class }: CalledCommand): FlagRules {
  return { ...Class.baseFlags, ...Class.flags };
}

function unknownFlags(flags: readonly string[], called: CalledCommand): Problem[] {
  const names = Object.keys(flagsOf(called)).map((name) => `--${name}`);
  const local = flags.filter((flag) => called.Class.notForLocal?.includes(flag.replace(/^--/, "")));
  const others = flags.filter((flag) => !local.includes(flag));
  return [
    ...(local.length === 0 ? [] : [{ code: "flag-not-for-local", values: { flags: local } } as const]),
    ...others.map((flag) => ({ code: "flag-unknown", values: { flag, near: nearestName(flag, names) } }) as const),
  ];
}

/** `inspect exec` means `inspect execution`. */
function commandMeant([word]: readonly string[], { command, commands }: CalledCommand): string | undefined {
  if (word === undefined) return undefined;
  const below = commands.filter((name) => name.startsWith(`${command} `));
  const near = nearestName(
    word,
    below.map((name) => name.slice(command.length + 1)),
  );
  return near === undefined ? undefined : `${command} ${near}`;
}

/** The words after the program's name of the command's first example. */
function exampleOf({ Class }: CalledCommand): string | undefined {
  const [first] = Class.examples ?? [];
  const line = typeof first === "object" ? first.command : first;
  return line?.replace(/^npx wildrydes /, "");
}
