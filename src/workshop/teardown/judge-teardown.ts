import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import type { TeardownResult } from "./teardown.ts";

/** How a teardown ends the command: something left is a failure, whatever the reason. */
export function judgeTeardown(result: TeardownResult): {
  exitCode: ExitCode;
  error?: { code: string; message: string; why?: string | undefined; next: string[] };
} {
  if (!result.executed || result.left.length === 0) return { exitCode: exitCodes.done };
  const [failure] = result.failures;
  return {
    exitCode: exitCodes.someFailed,
    error: {
      code: "something-left",
      message: `${result.left.length} of ${result.plan.length} could not be deleted.`,
      why: failure && `${failure.step}: ${failure.message}`,
      next: ["Run `npx wildrydes teardown` again: it goes on where this one stopped"],
    },
  };
}
