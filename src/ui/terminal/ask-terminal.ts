import type inquirerPackage from "inquirer";

type PromptModule = ReturnType<typeof inquirerPackage.createPromptModule>;

/**
 * Asks on the terminal. Ctrl-D closes the prompt, and so does an end of the input: the library then waits for an answer
 * that cannot come.
 *
 * @returns undefined when there is no answer
 */
export async function askTerminal<Answer>(ask: (prompt: PromptModule) => Promise<Answer>): Promise<Answer | undefined> {
  const { default: inquirer } = await import("inquirer");
  const left = new AbortController();
  // An answer and Ctrl-C pause the input as well; they are settled by then.
  const leave = (): void => void setImmediate(() => left.abort());
  for (const event of leaving) process.stdin.on(event, leave);
  try {
    return await ask(inquirer.createPromptModule({ output: process.stderr, signal: left.signal }));
  } catch (error) {
    if (left.signal.aborted) return undefined;
    throw error;
  } finally {
    for (const event of leaving) process.stdin.off(event, leave);
  }
}

const leaving = ["pause", "end", "close", "error"] as const;
