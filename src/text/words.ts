import { areaNames, importArea, type AreaName, type CodeOf, type ErrorArea } from "./areas.ts";
import type { ProgressArea, ValueArguments } from "./areas.ts";
import { commandWriter, programLine } from "./command-line.ts";
import { makeColouredPrintable } from "./printable.ts";
import type { Language } from "./languages.ts";
import type { AnyMessage, Entry, ErrorText, Pen } from "./entry.ts";

/** Words the codes of some areas in one language. */
export interface Words<A extends AreaName> {
  readonly language: Language;
  /** Never there. It keeps the words of one area from being passed where the words of several are needed. */
  readonly covers?: (area: A) => void;
  /** Words one entry; `tsc` knows the areas, their codes, and the values each takes. */
  say<C extends CodeOf<A>>(code: C, ...values: ValueArguments<A, C>): string;
  /** Words a message that came as data. A text is its own wording; so is a code of an area that is not loaded. */
  word(message: AnyMessage | string): string;
  /** Words an error that came as data. */
  wordError(message: AnyMessage): ErrorText;
}

/** Loads areas in a language, and answers what words them. */
export async function loadWords<const A extends AreaName>(language: Language, areas: readonly A[]): Promise<Words<A>> {
  const loaded = await Promise.all(areas.map((area) => importArea(language, area)));
  return wordsOf(language, new Map(loaded.flatMap((area) => Object.entries(area))));
}

/** The areas that errors are worded by. */
export const failureAreas = areaNames.filter(isErrorOrProgress);

/** The areas that events and questions are worded by. */
export const progressAreas = areaNames.filter(isProgress);

/** The words of every error. */
export function loadErrorWords(language: Language): Promise<Words<ErrorArea | ProgressArea | "problems">> {
  return loadWords(language, failureAreas);
}

/** The words of every event and question. */
export function loadProgressWords(language: Language): Promise<Words<ProgressArea>> {
  return loadWords(language, progressAreas);
}

/** Words entries that are given: how the tests put a pseudo-language through the screens. */
export function wordsOf<A extends AreaName>(language: Language, entries: ReadonlyMap<string, Entry>): Words<A> {
  const pen: Pen = { cmd: commandWriter(), line: programLine, say: word };

  function word(message: AnyMessage | string): string {
    if (typeof message === "string") return message;
    const { code, values } = message;
    const worded = wordEntry(entries.get(code), values, pen);
    if (worded === undefined) return code;
    return typeof worded === "string" ? worded : worded.message;
  }

  return {
    language,
    say(code, ...given) {
      const values: unknown = given[0];
      return word({ code, values: typeof values === "object" && values !== null ? values : undefined });
    },
    word,
    wordError({ code, values }) {
      const worded = wordEntry(entries.get(code), values, pen);
      return worded === undefined || typeof worded === "string" ? { message: worded ?? code } : worded;
    },
  };
}

/** The values were checked where the message was made; here they are only handed on. */
function wordEntry(entry: Entry | undefined, values: object | undefined, pen: Pen): string | ErrorText | undefined {
  return typeof entry === "function" ? Reflect.apply(entry, undefined, [printable(values ?? {}), pen]) : entry;
}

/** Values come from elsewhere: what would move the cursor or clear the screen is not printed. */
function printable(values: object): object {
  const isText = (value: unknown): value is string => typeof value === "string";
  if (!Object.values(values).some((value) => isText(value) && makeColouredPrintable(value) !== value)) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isText(value) ? makeColouredPrintable(value) : value]),
  );
}

function isProgress(name: AreaName): name is ProgressArea {
  return name === "outcome" || name.startsWith("progress");
}

function isErrorOrProgress(name: AreaName): name is ErrorArea | ProgressArea | "problems" {
  return name.startsWith("errors-") || name === "problems" || isProgress(name);
}
