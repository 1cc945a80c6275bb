import { makePrintable } from "./printable.ts";
import { paint, signsOf, type Terminal } from "./terminal.ts";

/** An error as it is shown and as `--json` carries it. */
export interface ShownError {
  readonly code: string;
  readonly message: string;
  readonly why?: string | undefined;
  readonly next: readonly string[];
}

/** The error for a person: what happened, why, and what to do. */
export function formatError(error: ShownError, terminal: Terminal): string {
  const signs = signsOf(terminal);
  const lines = [
    `${paint("red", signs.failed, process.stderr)} ${paint("bold", makePrintable(error.message), process.stderr)}`,
  ];
  if (error.why !== undefined && error.why !== "")
    lines.push(`  Why: ${makePrintable(error.why).replaceAll("\n", "\n  ")}`);
  for (const step of error.next) lines.push(`  ${signs.arrow} ${makePrintable(step)}`);
  return lines.join("\n");
}
