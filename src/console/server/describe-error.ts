import type { Language } from "../../text/languages.ts";
import { loadErrorWords } from "../../text/words.ts";
import { UserError } from "../../user-error.ts";

/** Describes an error on a page: the catalogue's sentence, or AWS's own words. */
export async function describeError(error: unknown, language: Language): Promise<string> {
  if (error instanceof UserError) {
    const { message, next = [] } = (await loadErrorWords(language)).wordError({
      code: error.code,
      values: error.values,
    });
    return [message, ...next].join(" ");
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
