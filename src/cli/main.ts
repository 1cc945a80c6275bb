import { join } from "node:path";
import { keepCompiledCode } from "../compiled-code.ts";
import { exitCodes } from "../exit-codes.ts";
import { chooseLanguage, currentLanguage, setLanguage } from "../text/language.ts";
import { loadProgressWords, loadWords } from "../text/words.ts";
import { formatError, wordError } from "../ui/error-text.ts";
import { UserError } from "../user-error.ts";
import { readTerminal } from "../ui/terminal/terminal.ts";
import { writeToStderr, writeReadable, writeResult } from "../ui/terminal/write.ts";
import { readStoredLanguage } from "../workshop/stored-choice.ts";
import { explainFailure, type Failure } from "./explain-failure.ts";
import { findCommand, findCommandFile, spokenWords } from "./find-command.ts";
import type { LoadBuilt } from "./run-command.ts";
import { readCatalogue, readCommandList, type Catalogue } from "./help/catalogue.ts";
import { envelopeOf, wantsJson, type Outcome } from "./outcome.ts";
import { wordResult } from "./word-result.ts";
import { unknownCommand, unknownFirstFlag } from "./unknown-command.ts";

/** The package's folder, and whether its commands run from the sources and not from a build. */
interface ProgramOptions {
  readonly root: string;
  readonly fromSources?: boolean;
  /** Loads the files of a build. */
  readonly load?: LoadBuilt;
  /** Where compiled code is kept; nowhere without it. */
  readonly compiled?: string | undefined;
}

/**
 * Runs one command line from its words to its last byte of output.
 *
 * @returns the exit code
 */
export async function runProgram(argv: readonly string[], options: ProgramOptions): Promise<number> {
  keepCompiledCode(options.compiled);
  const json = wantsJson(argv);
  const folder = workingFolder();
  const stored = folder === undefined ? undefined : readStoredLanguage(folder);
  setLanguage(chooseLanguage({ argv, variables: process.env, stored }));
  try {
    if (folder === undefined) throw new UserError({ code: "no-working-folder" });
    return await printOutcome(await findOutcome([...argv], options, json), json);
  } catch (thrown) {
    return printFailure(thrown, json);
  }
}

/** Prints an error no command caught, such as one thrown outside any promise. */
export async function printFailure(thrown: unknown, json: boolean): Promise<number> {
  const failure = explainFailure(thrown);
  // A failed write to stdout is reported on stderr, also with --json.
  if (failure.error.code === "output-lost") return printLoss(failure);
  return printOutcome({ command: null, target: null, exitCode: failure.exitCode, error: failure.error }, json);
}

async function printLoss({ error, exitCode }: Failure): Promise<number> {
  // When stderr is full as well, the exit code is all that is left.
  await writeToStderr(await formatError(error, readTerminal(), currentLanguage())).catch(() => undefined);
  return exitCode;
}

/** Undefined when the folder was deleted. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

async function findOutcome(argv: string[], options: ProgramOptions, json: boolean): Promise<Outcome> {
  const ordered = withFlagsLast(argv);
  const words = ordered[0] === "help" ? [...ordered.slice(1), "--help"] : ordered;
  const { root, fromSources = false, load } = options;
  const commands = join(root, fromSources ? "src" : "dist", "commands");
  const command = asksForHelp(words) ? undefined : findCommandFile(words, commands);
  if (command) {
    const { runCommand } = await import("./run-command.ts");
    return asOutcome(await runCommand(command, { argv: command.rest, root, load }));
  }
  const spoken = spokenWords(words);
  const catalogue =
    (fromSources ? undefined : readManifest(root, spoken)) ??
    (await (await import("./catalogue-of-sources.ts")).readSources(root));
  const found = findCommand(words, [...catalogue.commands.keys()]);
  const help = findHelp(catalogue, { words, found: found?.id, json });
  if (help !== undefined) return printHelp(catalogue, help);
  if (spoken.length === 0 && words[0] !== undefined && words[0] !== "--json") throw unknownFirstFlag(words[0]);
  throw unknownCommand(spoken.join(" "), spokenIds(catalogue));
}

/** The built catalogue; the shorter list of commands is enough for the help of the program. */
function readManifest(root: string, spoken: readonly string[]): Catalogue | undefined {
  return (spoken.length === 0 ? readCommandList(root) : undefined) ?? readCatalogue(root);
}

/**
 * The topic or command of which the words ask help, "" for the program. Undefined where they ask for none.
 *
 * @throws UserError for help of an unknown command
 */
function findHelp(
  catalogue: Catalogue,
  { words, found, json }: { words: readonly string[]; found: string | undefined; json: boolean },
): string | undefined {
  const spoken = spokenWords(words);
  const topic = spoken.join(":");
  const isTopic = words.length === 0 || catalogue.topics.has(topic);
  if (!asksForHelp(words) && (found !== undefined || json || !isTopic)) return undefined;
  if (isTopic) return topic;
  if (found === undefined && spoken.length > 0) throw unknownCommand(spoken.join(" "), spokenIds(catalogue));
  return found ?? "";
}

function spokenIds({ commands }: Catalogue): string[] {
  return [...commands.keys()].map((known) => known.replaceAll(":", " "));
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return (end === -1 ? words : words.slice(0, end)).some((word) => word === "--help" || word === "-h");
}

/** Flags of every command may stand before it: `--lang ko run …` is `run … --lang ko`. */
function withFlagsLast(words: readonly string[]): string[] {
  const [first = "", second] = words;
  const count = first === "--lang" && second !== undefined ? 2 : /^--(?:lang=.*|json)$/.test(first) ? 1 : 0;
  return count === 0 || words.length === count ? [...words] : [...words.slice(count), ...words.slice(0, count)];
}

async function printHelp(catalogue: Catalogue, id: string): Promise<Outcome> {
  const language = currentLanguage();
  const [{ showHelp }, help, translated] = await Promise.all([
    import("./help/show-help.ts"),
    loadWords(language, ["screen-help"]),
    language === "en" ? catalogue : import("./help/translate.ts").then(({ translate }) => translate(catalogue)),
  ]);
  await showHelp(translated, id, help);
  return { command: "help", target: null, exitCode: exitCodes.done };
}

function asOutcome(value: unknown): Outcome {
  if (typeof value === "object" && value !== null && "exitCode" in value && typeof value.exitCode === "number")
    return { command: null, target: null, ...value, exitCode: value.exitCode };
  throw new Error("The command ended without an outcome");
}

async function printOutcome(outcome: Outcome, json: boolean): Promise<number> {
  if (outcome.command === "help") return outcome.exitCode;
  if (json) {
    if (outcome.printed === true) return outcome.exitCode;
    const error = outcome.error && (await wordError(outcome.error, "en"));
    const result = outcome.result && wordResult(outcome.result, await loadProgressWords("en"));
    await writeResult(JSON.stringify(envelopeOf({ ...outcome, result }, error), undefined, 2));
    return outcome.exitCode;
  }
  if (outcome.text !== undefined && outcome.text !== "") await writeReadable(outcome.text);
  if (outcome.error && outcome.quiet !== true)
    await writeToStderr(await formatError(outcome.error, readTerminal(), currentLanguage()));
  return outcome.exitCode;
}
