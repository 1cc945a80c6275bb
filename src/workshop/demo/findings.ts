import { isDeepStrictEqual } from "node:util";
import type { Message, ProgressArea } from "../../text/areas.ts";
import type { Outcome } from "../run/outcome.ts";
import type { ExpectedOutcome } from "./demo-steps.ts";

export type DemoText = Message<ProgressArea>;

/** One line of the final table. */
export interface DemoRow {
  /** The chapter it belongs to; undefined for what surrounds the chapters. */
  readonly chapter?: string;
  readonly step: DemoText;
  readonly user?: string;
  readonly photo?: string;
  readonly expected: DemoText;
  readonly got: DemoText;
  readonly asExpected: boolean;
  readonly ms: number;
}

/** The findings of a step, before its time is taken. */
export type Findings = Pick<DemoRow, "step" | "user" | "photo" | "expected" | "got" | "asExpected">;

/** A step whose result has to be the very text that is expected. */
export function finding(step: DemoText, expected: DemoText, got: DemoText): Findings {
  return { step, expected, got, asExpected: isDeepStrictEqual(expected, got) };
}

/** Returns the outcome of a photo. */
export function outcomeText({ kind, reason }: Outcome): DemoText {
  return { code: "outcome-line", values: { kind, reason } };
}

/** Returns the expected outcome of a photo. */
export function expectedText({ kind, reason }: ExpectedOutcome): DemoText {
  if (reason === "several-faces") return { code: "demo-several-faces" };
  return { code: "outcome-line", values: { kind, ...(reason === undefined ? {} : { reason: { code: reason } }) } };
}

/** Whether an outcome is the expected one. */
export function meets(outcome: Outcome, expected: ExpectedOutcome): boolean {
  if (outcome.kind !== expected.kind) return false;
  return outcome.reason?.code === expected.reason;
}
