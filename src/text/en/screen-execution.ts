import type { AreaText } from "../entry.ts";

/** The screens of `inspect execution`, its page and a live run. */
export const text = {
  "timeline-legend": (v: { works: string; waits: string; backOff: string }) =>
    `${v.works} works  ${v.waits} waits  ${v.backOff} backoff`,
  "timeline-attempts": (v: { count: number }) => `${v.count} attempts`,
  "data-input": "Input",
  "data-input-of-output": (v: { state: string }) => `Input: the output of ${v.state}`,
  "data-input-of-input": (v: { state: string }) => `Input: the input of ${v.state}`,
  "data-output": "Output",
  "data-output-is-input": "Output: the input, unchanged",
  "data-output-adds": "Output: the input, and",
  "data-output-changes": "Changed in the output",
  "data-output-lacks": (v: { members: readonly string[] }) => `Not in the output: ${v.members.join(", ")}`,
  "data-error": (v: { error: string }) => `Error: ${v.error}`,
  "data-folded": (v: { lines: number; state: string }) => `… ${v.lines} more lines: --state ${v.state}, or --full`,
  "data-log": "Log",
  "data-no-log": "Log: the function wrote nothing that CloudWatch Logs has.",
  "data-log-reading": "Reading the log …",
  "data-log-none": "No function works in this state.",
  "data-log-attempt": (v: { attempt: number; of: number }) =>
    v.of === 1 ? "Log" : `Log of attempt ${v.attempt} of ${v.of}`,
  "execution-keys": "↑↓ state  d changes  e events  i input  o output  l log  space page  q back",
  "execution-live-keys": "e events  i input  o output  d changes  l log",
  "execution-reading": "Reading the execution …",
  "execution-pane": (v: { state: string; pane: "changes" | "events" | "input" | "output" | "log"; below: number }) =>
    `${v.state} · ${v.pane}${v.below === 0 ? "" : ` · ${v.below} more lines below`}`,
  "events-head": "Events",
  "execution-began": "Started",
  "execution-took": "Took",
  "execution-still-runs": "still running",
  "page-graph": "Graph",
  "page-timeline": "Timeline",
  "page-waits": (v: { waits: readonly string[] }) => `┆ Shortened waits: ${v.waits.join(", ")}`,
  "page-data": "Data of each state",
  "page-photo": (v: { key: string }) => `Photo ${v.key}`,
  "page-written": (v: { file: string }) => `Written to ${v.file}. The page loads nothing from a network.`,
  "why-caught": (v: { state: string; error: string; handler: string }) =>
    `${v.state} threw ${v.error}; its Catch led to ${v.handler}. The execution itself SUCCEEDED, because the machine handled the error.`,
  "why-failed": (v: { state: string; error: string }) =>
    `${v.state} threw ${v.error}, and no Catch handles this error: the execution FAILED.`,
  "see-execution": (v: { execution: string; stage?: number | undefined }, { cmd }) =>
    `Details: ${cmd("inspect execution", { stage: v.stage }, v.execution)}`,
} satisfies AreaText;
