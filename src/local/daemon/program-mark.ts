import { statSync } from "node:fs";

/** The program that a daemon runs, as it was when the daemon started. */
export interface ProgramMark {
  readonly file: string;
  /** Differs when the file was replaced. */
  readonly mark: string;
}

/** Notes which program this process runs. */
export function markProgram(file: string): ProgramMark {
  return { file, mark: markOf(file) ?? "" };
}

/**
 * Whether the program was replaced since: an update or a build takes away modules that the daemon has not loaded yet.
 */
export function isReplaced({ file, mark }: ProgramMark): boolean {
  return markOf(file) !== mark;
}

function markOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}
