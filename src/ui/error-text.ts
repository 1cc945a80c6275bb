import type { Language } from "../text/languages.ts";
import type { AnyMessage } from "../text/entry.ts";
import { loadErrorWords } from "../text/words.ts";
import { makePrintable } from "../text/printable.ts";
import { paint, signsOf, type Terminal } from "./terminal/terminal.ts";

/** An error as it is shown and as `--json` carries it. */
export interface ShownError {
  readonly code: string;
  readonly values?: object | undefined;
  readonly message: string;
  readonly why?: string | undefined;
  readonly next: readonly string[];
}

/** An error before it is worded. */
export type ReportedError = AnyMessage & {
  /** A sentence after the message, and steps after its own. */
  readonly also?: { readonly sentence: AnyMessage; readonly next: readonly AnyMessage[] } | undefined;
};

/** The error's sentences in a language, with its code and values for `--json`. Loads the catalogue at its first use. */
export async function wordError(error: ReportedError, language: Language): Promise<ShownError> {
  const words = await loadErrorWords(language);
  const { message, why, next = [] } = words.wordError(error);
  const shown = { code: error.code, values: error.values ?? {}, message, why, next };
  const { also } = error;
  if (also === undefined) return shown;
  return {
    ...shown,
    message: `${message} ${words.word(also.sentence)}`,
    next: [...next, ...also.next.map((step) => words.word(step))],
  };
}

/** The error for a person: what happened, why, and what to do. */
export async function formatError(reported: ReportedError, terminal: Terminal, language: Language): Promise<string> {
  const [error, words] = await Promise.all([wordError(reported, language), loadErrorWords(language)]);
  const signs = signsOf(terminal);
  const lines = [
    `${paint("red", signs.failed, process.stderr)} ${paint("bold", makePrintable(error.message), process.stderr)}`,
  ];
  if (error.why !== undefined && error.why !== "")
    lines.push(`  ${words.say("why-line", { why: makePrintable(error.why).replaceAll("\n", "\n  ") })}`);
  for (const step of error.next) lines.push(`  ${signs.arrow} ${makePrintable(step)}`);
  return lines.join("\n");
}
