import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import type { TeardownResult } from "./teardown.ts";

/** Judges how a teardown ends the command: something left is a failure, whatever the reason. */
export function judgeTeardown(result: TeardownResult): {
  exitCode: ExitCodeOf<"done" | "someFailed">;
  error?: Message<"errors-teardown">;
} {
  const [unknown] = result.unknown;
  if (unknown && (!result.executed || result.left.length === 0))
    return {
      exitCode: exitCodes.someFailed,
      error: { code: "part-unknown", values: { count: result.unknown.length, first: unknown } },
    };
  if (!result.executed || result.left.length === 0) return { exitCode: exitCodes.done };
  const [failure] = result.failures;
  return {
    exitCode: exitCodes.someFailed,
    error: {
      code: "something-left",
      values: { left: result.left.length, planned: result.plan.length, ...(failure && { failure }) },
    },
  };
}
