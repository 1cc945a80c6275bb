import { programLine } from "../command-line.ts";
import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** The measurements of CloudWatch. */
export const text = {
  "metrics-span": (v: { from: string; to: string }) => `From ${v.from} to ${v.to}, by CloudWatch`,
  "metrics-no-machines": "There are no state machines, and none ran in this time.",
  "metrics-machine": "Machine",
  "metrics-started": "started",
  "metrics-succeeded": "succeeded",
  "metrics-failed": "failed",
  "metrics-aborted": "aborted",
  "metrics-timed-out": "timed out",
  "metrics-throttled": "throttled",
  "metrics-gone": (v: { name: string }) => `${v.name} (deleted)`,
  "metrics-peak": (v: { count: number; span: string; at: string }) => `most: ${v.count} in ${v.span}, at ${v.at}`,
  "metrics-function": "Function",
  "metrics-invocations": "invoked",
  "metrics-errors": "errors",
  "metrics-throttles": "throttled",
  "metrics-concurrency": "concurrent",
  "metrics-lost": (v: { count: number }) =>
    `${countOf(v.count, "image")} never reached a state machine. To find them: ${programLine("triage")}`,
  "metrics-late": "CloudWatch shows what happened one to three minutes ago.",
} satisfies AreaText;
