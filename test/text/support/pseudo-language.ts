import type { AnyMessage, Entry, ErrorText, Pen } from "../../../src/text/entry.ts";

/** Two languages that nobody speaks: one has accents and is 40 % longer than English, one has letters of two cells. */
export const pseudoLanguages = ["longer", "wider"] as const;

export type PseudoLanguage = (typeof pseudoLanguages)[number];

/** The entries of an area in a pseudo-language. Values, commands, flags, ARNs and addresses stay as they are. */
export function translateEntries(
  entries: Readonly<Record<string, Entry>>,
  language: PseudoLanguage,
): Record<string, Entry> {
  return Object.fromEntries(Object.entries(entries).map(([code, entry]) => [code, translateEntry(entry, language)]));
}

function translateEntry(entry: Entry, language: PseudoLanguage): Entry {
  if (typeof entry !== "function") return translateParts(entry, [], language);
  return (values: never, pen: Pen) => {
    const worded: string[] = [];
    const say = (message: AnyMessage | string): string => remember(worded, pen.say(message));
    const cmd: Pen["cmd"] = (...parts) => remember(worded, pen.cmd(...parts));
    const line: Pen["line"] = (words) => remember(worded, pen.line(words));
    return translateParts(entry(values, { cmd, line, say }), [...textsOf(values), ...worded], language);
  };
}

function remember(list: string[], text: string): string {
  list.push(text);
  return text;
}

function translateParts(
  parts: string | ErrorText,
  kept: readonly string[],
  language: PseudoLanguage,
): string | ErrorText {
  const translated = (text: string): string => translate(text, kept, language);
  if (typeof parts === "string") return translated(parts);
  const { message, why, next } = parts;
  return { message: translated(message), why: why && translated(why), next: next?.map(translated) };
}

/** Every text and number inside values, longest first. */
function textsOf(values: unknown): string[] {
  if (typeof values === "string" || typeof values === "number") return [String(values)];
  if (typeof values !== "object" || values === null) return [];
  return Object.values(values).flatMap(textsOf);
}

const untouched = /`[^`]*`|https?:\S+|arn:\S+|--[\w-]+|[\w./-]*[\d_/@][\w./@-]*/;

/** Translates what is neither kept nor a name for programs. */
export function translate(text: string, kept: readonly string[], language: PseudoLanguage): string {
  const names = kept.filter((name) => name.length > 1).toSorted((one, other) => other.length - one.length);
  const pattern = [
    ...names.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)),
    untouched.source,
  ].join("|");
  const parts = text.split(new RegExp(`(${pattern})`, "u"));
  return parts.map((part, index) => (index % 2 === 1 ? part : translators[language](part))).join("");
}

const accents: Readonly<Record<string, string>> = {
  a: "á",
  e: "é",
  i: "í",
  o: "ö",
  u: "ü",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ö",
  U: "Ü",
};

const translators = {
  /** Every word gets accents, and every second vowel is doubled: some 40 % with the words of usual length. */
  longer: (text: string): string =>
    text.replaceAll(/[A-Za-z]{2,}/g, (word) =>
      [...word]
        .map((letter) => (accents[letter] === undefined ? letter : `${accents[letter]}${accents[letter]}`))
        .join(""),
    ),
  /** Fullwidth forms: U+FF21 is a capital A of two cells. */
  wider: (text: string): string =>
    text.replaceAll(/[A-Za-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
} as const;
