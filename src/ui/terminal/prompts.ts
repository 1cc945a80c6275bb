import { currentLanguage } from "../../text/language.ts";
import { loadProgressWords } from "../../text/words.ts";
import { UserError } from "../../user-error.ts";
import type { Question, ShownText } from "../../workshop/port.ts";
import { declined } from "../../workshop/declined.ts";
import { askTerminal } from "./ask-terminal.ts";
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
  const words = await loadProgressWords(currentLanguage());
  const text = words.word(question.text);
  if (question.typeToAgree === undefined) {
    const answer = await askTerminal((prompt) =>
      prompt([{ type: "confirm", name: "agreed", message: text, default: false }]),
    );
    return answer?.agreed ?? false;
  }
  const message = words.say("question-typed", { question: text, word: question.typeToAgree });
  const answer = await askTerminal((prompt) => prompt([{ type: "input", name: "typed", message }]));
  return answer?.typed.trim() === question.typeToAgree;
}

/** Asks for something that only the person knows. Without a terminal it refuses (exit code 3). */
export async function askText(text: ShownText, { terminal }: Answering): Promise<string> {
  if (!terminal.interactive) throw new UserError({ code: "mfa-needed", values: { question: text } });
  const words = await loadProgressWords(currentLanguage());
  const answer = await askTerminal((prompt) => prompt([{ type: "input", name: "typed", message: words.word(text) }]));
  if (answer === undefined) throw declined();
  return answer.typed.trim();
}

/** Whether an error is a prompt that was left with Ctrl-C. */
export function isPromptInterrupted(error: unknown): boolean {
  return error instanceof Error && error.name === "ExitPromptError";
}
