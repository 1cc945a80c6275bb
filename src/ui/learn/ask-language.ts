import { languages, type Language } from "../../text/languages.ts";
import { loadWords } from "../../text/words.ts";

/** Asks which language the course should use. Each is named in itself, as nobody knows yet which one is read. */
export async function askForLanguage(): Promise<Language> {
  const [{ default: inquirer }, ...named] = await Promise.all([
    import("inquirer"),
    ...languages.map(async (value) => ({ value, words: await loadWords(value, ["screen-learn"]) })),
  ]);
  const { language } = await inquirer.createPromptModule({ output: process.stderr })([
    {
      type: "select",
      name: "language",
      message: named.map(({ words }) => words.say("learn-ask-language")).join(" · "),
      choices: named.map(({ value, words }) => ({ value, name: words.say("learn-language") })),
    },
  ]);
  return language;
}
