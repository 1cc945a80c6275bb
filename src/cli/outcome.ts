import type { ExitCode } from "../exit-codes.ts";
import type { ReportedError, ShownError } from "../ui/error-text.ts";
import type { NamedTarget } from "../workshop/port.ts";

/** The result of a command: as data, and as text for a person. */
export interface CommandResult {
  readonly result: unknown;
  readonly text: string;
  /** Default: done. */
  readonly exitCode?: ExitCode | undefined;
  /** Its envelope was printed while it worked, because somebody waits for it: nothing is printed at the end. */
  readonly printed?: boolean;
  /** Given when the command did its work and the answer is nevertheless bad news: `--json` then says `ok: false`. */
  readonly error?: ReportedError | undefined;
}

/** How a command ended, whatever happened. */
export interface Outcome {
  readonly command: string | null;
  readonly target: NamedTarget | null;
  readonly exitCode: number;
  readonly result?: unknown;
  readonly text?: string | undefined;
  readonly error?: ReportedError | undefined;
  /** Its envelope was printed while it worked. */
  readonly printed?: boolean | undefined;
  /** Ended by the person on purpose: a terminal shows nothing, `--json` still prints an envelope. */
  readonly quiet?: boolean;
}

/** The one envelope of `--json`, with its error in English. */
export function envelopeOf(outcome: Omit<Outcome, "error">, error: ShownError | undefined): object {
  const { command, result } = outcome;
  const target = outcome.target && nameTarget(outcome.target);
  const ok = error === undefined;
  return {
    ok,
    command,
    target,
    ...(result === undefined ? (ok ? { result: null } : {}) : { result }),
    ...(error === undefined
      ? {}
      : { error: { ...error, values: error.values ?? {}, why: error.why ?? null, next: error.next } }),
  };
}

/** Every member that says where a command worked, `null` where it is not known or not chosen. */
function nameTarget({ target, account, region, profile, environment, endpointUrl }: NamedTarget): object {
  return {
    kind: target,
    target,
    account: account ?? null,
    region: region ?? null,
    profile: profile ?? null,
    environment: environment ?? null,
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
}

/** Whether the arguments ask for JSON: decided from the bare words, so that it holds for unknown commands as well. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf("--");
  return (end === -1 ? argv : argv.slice(0, end)).includes("--json");
}
