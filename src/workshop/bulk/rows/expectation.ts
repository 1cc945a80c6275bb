import type { RowOutcome } from "./row-result.ts";

/** The outcome that a row's author expects. */
export interface Expectation {
  readonly kind: "accepted" | "succeeded" | "refused" | "failed";
  /**
   * The reason in the report's words (`wearing sunglasses`), its code (`wearing-sunglasses`), or the error's name; any,
   * where it is not given.
   */
  readonly reason: string | undefined;
}

/** Reads `accepted`, `succeeded`, `refused`, `refused:REASON` or `failed`; undefined for anything else. */
export function readExpectation(text: string): Expectation | undefined {
  const [, kind, reason] = /^(accepted|succeeded|refused|failed)(?::(.*))?$/s.exec(text.trim()) ?? [];
  if (kind === "refused") {
    if (reason?.trim() === "") return undefined;
    return { kind, reason: reason?.trim() };
  }
  if ((kind === "accepted" || kind === "succeeded" || kind === "failed") && reason === undefined)
    return { kind, reason };
  return undefined;
}

/** `refused:wearing sunglasses`, as a manifest writes it. */
export function writeExpectation({ kind, reason }: Expectation): string {
  return reason === undefined ? kind : `${kind}:${reason}`;
}

/**
 * Whether an outcome is what was expected. Where nothing was expected, everything is but a failure, as for a single
 * run: a refused photo is the machine's answer, a failed execution is not.
 */
export function meetsExpectation(outcome: RowOutcome, expected: Expectation | undefined): boolean {
  if (expected === undefined) return outcome.kind !== "failed" && outcome.kind !== "unfinished";
  if (!meetsKind(outcome.kind, expected.kind)) return false;
  if (expected.reason === undefined) return true;
  const wanted = expected.reason.toLowerCase();
  return [outcome.reason, outcome.reasonCode?.code, outcome.error].some((said) => said?.toLowerCase() === wanted);
}

/** A machine that is not the workshop's accepts a photo by succeeding. */
export function meetsKind(kind: RowOutcome["kind"] | "running", expected: string): boolean {
  return kind === expected || (kind === "succeeded" && expected === "accepted");
}
