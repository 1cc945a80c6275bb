import { exitCodes, type ExitCodeOf } from "../../exit-codes.ts";
import type { Message } from "../../text/areas.ts";
import type { PassportResult } from "./results.ts";

/** A photo that does not pass ends the command with exit code 1. */
export function judgePassport(result: PassportResult | undefined): {
  exitCode: ExitCodeOf<"done" | "failed">;
  error?: Message<"errors-passport">;
} {
  if (result === undefined || result.result === "PASS") return { exitCode: exitCodes.done };
  const values = { name: result.name, reasons: result.reasons.map(({ name }) => name) };
  return { exitCode: exitCodes.failed, error: { code: "passport-failed", values } };
}
