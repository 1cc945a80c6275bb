import { importArea, type AreaName } from "../../../src/text/areas.ts";
import { languages, type Language } from "../../../src/text/languages.ts";
import { loadWords, wordsOf, type Words } from "../../../src/text/words.ts";
import { pseudoLanguages, translateEntries, type PseudoLanguage } from "./pseudo-language.ts";

/** The languages that screens are drawn in: those of the program, and the pseudo-languages. */
export const testedLanguages = [...languages, ...pseudoLanguages] as const;

/** Loads areas in a language or a pseudo-language. */
export async function loadTestedWords<const A extends AreaName>(
  language: Language | PseudoLanguage,
  areas: readonly A[],
): Promise<Words<A>> {
  if (language === "en" || language === "ko") return loadWords(language, areas);
  const loaded = await Promise.all(areas.map((area) => importArea("en", area)));
  const entries = loaded.flatMap((area) => Object.entries(translateEntries(area, language)));
  return wordsOf("en", new Map(entries));
}
