import { languages, type Language } from "../../text/languages.ts";
import { loadWords } from "../../text/words.ts";
import { declined } from "../../workshop/declined.ts";
import { askTerminal } from "../terminal/ask-terminal.ts";

/** Asks which language the course should use. Each is named in itself, as nobody knows yet which one is read. */
export async function askForLanguage(): Promise<Language> {
  const named = await Promise.all(
    languages.map(async (value) => ({ value, words: await loadWords(value, ["screen-learn"]) })),
  );
  const message = named.map(({ words }) => words.say("learn-ask-language")).join(" · ");
  const choices = named.map(({ value, words }) => ({ value, name: words.say("learn-language") }));
  const answer = await askTerminal((prompt) => prompt([{ type: "select", name: "language", message, choices }]));
  if (answer === undefined) throw declined();
  return answer.language;
}
