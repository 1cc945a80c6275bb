import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import type { CopyResult } from "./copy.ts";

/** A copy after which something is still missing or differs did not do all of its work. */
export function judgeCopy(result: CopyResult): {
  exitCode: ExitCodeOf<"done" | "someFailed">;
  error?: Message<"errors-copy">;
} {
  const left = result.missing.length + result.different.length;
  if (left === 0) return { exitCode: exitCodes.done };
  const values = { left, tooLarge: result.tooLarge.length };
  return { exitCode: exitCodes.someFailed, error: { code: "copy-incomplete", values } };
}
