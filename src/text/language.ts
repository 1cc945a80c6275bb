import type { Language } from "./languages.ts";

/** The sources of a person's language. */
export interface LanguageSources {
  /** The words of the command line. */
  readonly argv: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stored?: string | undefined;
}

/**
 * Chooses the language of sentences: `--lang` beats WILDRYDES_LANG, which beats the stored choice; after them the
 * locale decides, by the first of LC_ALL, LC_MESSAGES and LANG that is set. An unknown language is English.
 */
export function chooseLanguage({ argv, variables, stored }: LanguageSources): Language {
  const named = flagOf(argv) ?? (variables["WILDRYDES_LANG"] || stored);
  const locale = variables["LC_ALL"] || variables["LC_MESSAGES"] || variables["LANG"] || "";
  return /^ko(?![a-z])/i.test(named ?? locale) ? "ko" : "en";
}

/** Whether something says which language a person reads: a locale of the C library's default, `C` or `POSIX`, does not. */
export function isLanguageDecided({ argv, variables, stored }: LanguageSources): boolean {
  const named = flagOf(argv) ?? (variables["WILDRYDES_LANG"] || stored);
  const locale = variables["LC_ALL"] || variables["LC_MESSAGES"] || variables["LANG"] || "";
  return named !== undefined || !/^(?:|C|POSIX)(?:\.|$)/.test(locale);
}

function flagOf(argv: readonly string[]): string | undefined {
  const end = argv.indexOf("--");
  const words = end === -1 ? argv : argv.slice(0, end);
  const at = words.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const word = words[at];
  return word === "--lang" ? words[at + 1] : word?.slice("--lang=".length);
}

let current: Language | undefined;

/** The language of this call: chosen once, by `setLanguage` or from the command line and the environment. */
export function currentLanguage(): Language {
  current ??= chooseLanguage({ argv: process.argv.slice(2), variables: process.env });
  return current;
}

/** Sets the language of this call. */
export function setLanguage(language: Language): void {
  current = language;
}
