import { basename, delimiter, dirname, resolve } from "node:path";

/** The commands that a hint may name. A test compares them with the manifest. */
export const hintedCommands = [
  "albums list",
  "albums show",
  "approvals approve",
  "approvals deny",
  "approvals list",
  "approvals show",
  "approvals watch",
  "bulk compare",
  "bulk run",
  "collection reset",
  "collection show",
  "copy",
  "demo",
  "deploy-machine",
  "doctor",
  "drill crash",
  "drill off",
  "drill throttle",
  "drill throughput",
  "drill timeout",
  "faces delete",
  "faces list",
  "inspect execution",
  "inspect machine",
  "inspect user",
  "inspect",
  "learn check",
  "learn goto",
  "learn hint",
  "learn list",
  "learn reset",
  "learn solution",
  "learn",
  "local console",
  "local env",
  "local fault clear",
  "local fault list",
  "local reset",
  "local start",
  "local status",
  "local stop",
  "metrics",
  "passport results",
  "passport setup",
  "passport upload",
  "photos annotate",
  "run",
  "setup",
  "teardown",
  "triage",
  "trigger enable",
  "trigger request",
  "trigger show",
] as const;

export type HintedCommand = (typeof hintedCommands)[number];

/** Flags by their long names; `true` for a flag without a value, and nothing for one that is left out. */
export type HintedFlags = Readonly<Record<string, string | number | true | undefined>>;

/** Writes a command line that can be typed as it is: `npx wildrydes run --user user_a --env blue`. */
export type WriteCommand = (command: HintedCommand, flags?: HintedFlags, ...args: readonly string[]) => string;

/** The flags that say where to work, as `--env blue`, for every hint of this call. */
let targetWords: HintedFlags = {};

/** Makes every hint from now on carry these target flags. */
export function aimHints(flags: HintedFlags): void {
  targetWords = flags;
}

/** A writer for hints. The `local` commands are about this machine and take no
 * target; the course remembers its own. */
export function commandWriter(): WriteCommand {
  return (command, flags = {}, ...args) => {
    const aimed = /^(?:learn|local)\b/.test(command) ? flags : { ...flags, ...targetWords };
    const words = Object.entries(aimed).flatMap(([name, value]) =>
      value === undefined ? [] : value === true ? [`--${name}`] : [`--${name}`, quoteWord(String(value))],
    );
    return [programName(), command, ...args.map(quoteWord), ...words].join(" ");
  };
}

/** The name of a topic or of anything else that follows the program's name, such as `--help`. */
export function programLine(rest: string): string {
  return `${programName()} ${rest}`.trimEnd();
}

/**
 * Returns the name by which this program is started: `wildrydes` when it was found on the PATH, and otherwise `npx
 * wildrydes`. npx puts the program on the PATH of its child alone, so what npm says of itself counts first.
 */
export function programName(
  started: { script: string; variables: Readonly<Record<string, string | undefined>> } = {
    script: process.env["WILDRYDES_STARTED_AS"] ?? process.argv[1] ?? "",
    variables: process.env,
  },
): string {
  const { script, variables } = started;
  const throughNpx = "npx wildrydes";
  if (variables["npm_command"] !== undefined || basename(script) !== "wildrydes") return throughNpx;
  const folder = resolve(dirname(script));
  const onPath = (variables["PATH"] ?? "").split(delimiter).some((entry) => entry !== "" && resolve(entry) === folder);
  return onPath ? "wildrydes" : throughNpx;
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
