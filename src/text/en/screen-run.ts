import type { AnyMessage, AreaText } from "../entry.ts";

/** A run, the timeline of an execution, and a machine that was deployed. */
export const text = {
  "outcome-took": (v: { outcome: string; time: string }) => `${v.outcome} (${v.time})`,
  "state-error": (v: { state: string; reason: AnyMessage }, { say }) => `${v.state}: ${say(v.reason)}`,
  "status-running": "running",
  "status-succeeded": "succeeded",
  "status-caught": "caught",
  "status-failed": "failed",
  "status-aborted": "aborted",
  written: "Written",
  "pixels-and-size": (v: { width: number; height: number; size: string }) =>
    `${v.width} x ${v.height} pixels, ${v.size}`,
  "run-started": (v: { machine: string; key?: string | undefined; user?: string | undefined }) =>
    v.key === undefined ? `${v.machine} is running.` : `${v.machine} is running with ${v.key} for ${v.user}.`,
  "tried-succeeded": (v: { next?: string | undefined }) =>
    v.next === undefined ? "succeeded; the machine would end here" : `succeeded; the next state would be ${v.next}`,
  "tried-caught": (v: { next?: string | undefined }) =>
    v.next === undefined ? "caught" : `caught; the next state would be ${v.next}`,
  "tried-retriable": "failed; a Retry would try again",
  "tried-failed": "failed; the execution would fail here",
  "tried-alone": "Only this state ran. No execution was started.",
  "run-follow": (v: { execution: string; stage?: number | undefined }, { cmd }) =>
    `To follow it: ${cmd("inspect execution", { stage: v.stage }, v.execution)}`,

  "input-output-of": (v: { state: string }) => `Input: the output of ${v.state}`,
  "input-input-of": (v: { state: string }) => `Input: the input of ${v.state}`,
  "output-is-input": "Output: the input",
  "output-adds": "Output: the input, and",
} satisfies AreaText;
