import { exitCodes } from "../exit-codes.ts";
import { UserError } from "../user-error.ts";
import type { Question } from "../workshop/port.ts";
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
    throw new UserError({
      code: "confirmation-needed",
      message: "This needs a confirmation, and there is no terminal to ask at.",
      why: question.text,
      next: [`Pass ${answering.flag} to agree in advance`],
      exitCode: exitCodes.declined,
    });
  const { default: inquirer } = await import("inquirer");
  const output = process.stderr;
  if (question.typeToAgree === undefined) {
    const { agreed } = await inquirer.createPromptModule({ output })([
      { type: "confirm", name: "agreed", message: question.text, default: false },
    ]);
    return agreed;
  }
  const { typed } = await inquirer.createPromptModule({ output })([
    { type: "input", name: "typed", message: `${question.text} Type ${question.typeToAgree} to agree:` },
  ]);
  return typed.trim() === question.typeToAgree;
}

/** Whether an error is a prompt that was left with Ctrl-C. */
export function isPromptInterrupted(error: unknown): boolean {
  return error instanceof Error && error.name === "ExitPromptError";
}
