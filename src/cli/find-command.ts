/** The command that words begin with, and what comes after it. */
export interface FoundCommand {
  /** `faces:delete`. */
  readonly id: string;
  readonly rest: readonly string[];
}

/** Finds the longest command that the words before the first flag name: `inspect user` before `inspect`. */
export function findCommand(words: readonly string[], commandIds: readonly string[]): FoundCommand | undefined {
  const spoken = spokenWords(words);
  for (let count = spoken.length; count > 0; count -= 1) {
    const id = spoken.slice(0, count).join(":");
    if (commandIds.includes(id)) return { id, rest: words.slice(count) };
  }
  return undefined;
}

/** The words before the first flag. */
export function spokenWords(words: readonly string[]): string[] {
  const flag = words.findIndex((word) => word.startsWith("-"));
  return words.slice(0, flag === -1 ? words.length : flag);
}
