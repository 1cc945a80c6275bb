import type { HintedFlags } from "../command-line.ts";
import type { AreaText, NoValues } from "../entry.ts";

/** The screens of the commands about the image metadata flow, its approvals and its drills. */
export const text = {
  "flow-title": "The image metadata flow",
  "flow-retries": (v: { on: boolean }) => `${v.on ? "with" : "without"} retries`,
  "flow-moderation": (v: { askAt: number; rejectAt: number; approval: "activity" | "token" }) =>
    `with moderation: an image passes below ${v.askAt} % and is rejected from ${v.rejectAt} %; ` +
    `between them, a person decides (${v.approval === "activity" ? "by an activity" : "by a task token"})`,
  "flow-without-moderation": "without moderation",
  "flow-shown": (v: { name: string }) => `${v.name} would be deployed. Nothing was changed.`,
  "flow-bucket": "Bucket",
  "flow-images": "Images",
  "flow-try": (v: { key: string }, { cmd }) => `Try it: ${cmd("run", { flow: "metadata", key: v.key })}`,
  "flow-next-retries": (v: { flags: HintedFlags }, { cmd }) =>
    `Then: ${cmd("deploy-machine", { flow: "metadata", ...v.flags, retries: true })}`,
  "flow-next-approvals": (_: NoValues, { cmd }) => `In another terminal: ${cmd("approvals watch")}`,
  "flow-next-drill": (_: NoValues, { cmd }) => `Then: ${cmd("drill timeout", { heal: true })}`,
  "label-image": "Image",
  "label-id": "Id",
  "label-rider": "Rider",
  "label-asked": "Asked",
  "label-decide-until": "Decide until",
  "label-heartbeat": "Last heartbeat",
  "label-bands": "Bands",
  "label-decision": "Decision",
  "label-reason": "Reason",
  "label-function": "Function",
  "label-drill": "Drill",
  bands: (v: { askAt: number; rejectAt: number }) => `pass < ${v.askAt} <= ask < ${v.rejectAt} <= reject`,
  ago: (v: { time: string }) => `${v.time} ago`,
  "within-time": (v: { time: string }) => `within ${v.time}`,
  "time-is-up": "the time is over",
  "image-succeeded": "succeeded",
  "image-failed-with": (v: { error: string; cause?: string | undefined }) =>
    `failed: ${v.error}${v.cause === undefined ? "" : `: ${v.cause}`}`,
  "image-waits": "waits for a person",
  "image-started": (v: { machine: string; key: string }) => `${v.machine} is running with ${v.key}.`,
  "image-took": (v: { outcome: string; time: string }) => `${v.outcome} (${v.time})`,
  "image-follow": (v: { execution: string }, { cmd }) => `To see more: ${cmd("inspect execution", {}, v.execution)}`,
  "image-item": "Item",
  "label-album": "Album",
  "label-newest": "Newest",
  "label-uploaded": "Uploaded",
  "label-camera": "Camera",
  "label-tags": "Tags",
  "no-albums": "There are no albums: no image of the metadata flow names one.",
  "album-show": (v: { album: string }, { cmd }) => `Show one: ${cmd("albums show", {}, v.album)}`,
  "no-approvals": "No request is waiting for a decision.",
  "no-approvals-at-all": "There are no requests.",
  "approval-state": (v: {
    state: "open" | "decided" | "over";
    decision?: "approved" | "denied" | undefined;
    by?: string | undefined;
  }) => (v.state === "open" ? "open" : v.state === "over" ? "ended without a decision" : `${v.decision} by ${v.by}`),
  "approval-approve": (v: { id: string }, { cmd }) => cmd("approvals approve", {}, v.id),
  "approval-deny": (v: { id: string }, { cmd }) => cmd("approvals deny", { reason: "…" }, v.id),
  "approval-show": (v: { id: string }, { cmd }) => `Show one: ${cmd("approvals show", {}, v.id)}`,
  "approval-done": (v: { id: string; decision: "approved" | "denied"; image: string }) =>
    `${v.image} is ${v.decision} (${v.id}). The execution ${v.decision === "approved" ? "continues" : "ends"}.`,
  "drill-healed": (v: { state: string; error: string; attempts: number }) =>
    `${v.state} failed with ${v.error} and succeeded at attempt ${v.attempts}.`,
  "drill-ended": (v: { state: string; error: string; attempts: number }) =>
    `${v.state} failed with ${v.error} at each of ${v.attempts} attempts.`,
  "drill-unseen": (v: { state: string; attempts: number }) =>
    `${v.state} did not fail: the fault was too weak. Attempts: ${v.attempts}.`,
  "drill-off-again": (v: { function: string }) =>
    `The drill on ${v.function} has ended, and its settings are restored.`,
  "drill-left-on": (v: { kind: string; function: string }, { cmd }) =>
    `The drill ${v.kind} is active for ${v.function}. To end it: ${cmd("drill off")}`,
  "no-drills": "No drill is active.",
  "drills-ended": (v: { count: number }) =>
    v.count === 0 ? "No drill was active." : `${v.count === 1 ? "One drill was" : `${v.count} drills were`} ended.`,
} satisfies AreaText;
