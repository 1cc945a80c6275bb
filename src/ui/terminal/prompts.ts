import { currentLanguage } from "../../text/language.ts";
import { loadProgressWords } from "../../text/words.ts";
import { UserError } from "../../user-error.ts";
import type { Question, ShownText } from "../../workshop/port.ts";
import type { Terminal } from "./terminal.ts";

/** How questions are answered: by a flag, by a person, or not at all. */
export interface Answering {
  readonly terminal: Terminal;
  /** The flag that agrees in advance was given. */
  readonly agreed: boolean;
  /** That flag's name, for the text where nobody can be asked: `--yes`. */
  readonly flag: string;
}

/** Asks, or answers from the flag. Without a terminal and without the flag it refuses (exit code 5). */
export async function askPerson(question: Question, answering: Answering): Promise<boolean> {
  if (answering.agreed) return true;
  if (!answering.terminal.interactive)
    throw new UserError({ code: "confirmation-needed", values: { question: question.text, flag: answering.flag } });
  const [{ default: inquirer }, words] = await Promise.all([import("inquirer"), loadProgressWords(currentLanguage())]);
  const text = words.word(question.text);
  const output = process.stderr;
  if (question.typeToAgree === undefined) {
    const { agreed } = await inquirer.createPromptModule({ output })([
      { type: "confirm", name: "agreed", message: text, default: false },
    ]);
    return agreed;
  }
  const { typed } = await inquirer.createPromptModule({ output })([
    {
      type: "input",
      name: "typed",
      message: words.say("question-typed", { question: text, word: question.typeToAgree }),
    },
  ]);
  return typed.trim() === question.typeToAgree;
}

/** Asks for something that only the person knows. Without a terminal it refuses (exit code 3). */
export async function askText(text: ShownText, { terminal }: Answering): Promise<string> {
  if (!terminal.interactive) throw new UserError({ code: "mfa-needed", values: { question: text } });
  const [{ default: inquirer }, words] = await Promise.all([import("inquirer"), loadProgressWords(currentLanguage())]);
  const { typed } = await inquirer.createPromptModule({ output: process.stderr })([
    { type: "input", name: "typed", message: words.word(text) },
  ]);
  return typed.trim();
}

/** Whether an error is a prompt that was left with Ctrl-C. */
export function isPromptInterrupted(error: unknown): boolean {
  return error instanceof Error && error.name === "ExitPromptError";
}
