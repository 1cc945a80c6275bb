import type { AreaText, NoValues } from "../entry.ts";

/** Errors about the image metadata flow, its approvals and its drills. */
export const text = {
  "no-image": (_: NoValues, { cmd }) => ({
    message: "No image is given.",
    next: [
      "Give --key KEY for an image in the flow's bucket, --photo FILE to upload one, or both",
      `For example: ${cmd("run", { flow: "metadata", key: "Incoming/metadata.jpg" })}`,
    ],
  }),
  "image-failed": (v: { error: string; cause?: string | undefined }) => ({
    message: `The execution failed with ${v.error}.`,
    why: v.cause,
  }),
  "image-unexpected": (v: { expected: string; got: string }) => ({
    message: `The execution ended as ${v.got}, not as ${v.expected}.`,
  }),
  "album-not-found": (v: { album: string; known: readonly string[] }, { cmd }) => ({
    message: `There is no album ${v.album}.`,
    why: v.known.length === 0 ? "No image names an album." : `These albums have images: ${v.known.join(", ")}.`,
    next: [`See all of them: \`${cmd("albums list")}\``],
  }),
  "approval-waits": (v: { execution: string }, { cmd }) => ({
    message: "A person must decide about this image.",
    next: [
      `List the requests: \`${cmd("approvals list")}\``,
      `Follow: \`${cmd("inspect execution", {}, v.execution)}\``,
    ],
  }),
  "approvals-open": (v: { count: number }, { cmd }) => ({
    message: `${v.count === 1 ? "One request is" : `${v.count} requests are`} waiting for a decision.`,
    next: [`See them: \`${cmd("approvals list")}\``],
  }),
  "approval-not-found": (v: { id: string; open: readonly string[] }, { cmd }) => ({
    message: `There is no request ${v.id}.`,
    why: v.open.length === 0 ? "No request is open." : `These are open: ${v.open.join(", ")}.`,
    next: [`See all of them: \`${cmd("approvals list", { all: true })}\``],
  }),
  "approval-ambiguous": (v: { id: string; found: readonly string[] }) => ({
    message: `Several requests begin with ${v.id}: ${v.found.join(", ")}.`,
    next: ["Give more of the id"],
  }),
  "approval-decided": (v: { id: string; decision: "approved" | "denied"; by: string; at?: string | undefined }) => ({
    message: `${v.by} already ${v.decision} the request ${v.id}.`,
    why: v.at === undefined ? undefined : `The decision was made at ${v.at}. It cannot be changed.`,
  }),
  "approval-over": (v: { id: string; execution: string }, { cmd }) => ({
    message: `The request ${v.id} has ended.`,
    why: "Nobody decided in time, or the execution ended for another reason.",
    next: [`See what happened: \`${cmd("inspect execution", {}, v.execution)}\``],
  }),
  "bad-bands": (v: { askAt: number; rejectAt: number }) => ({
    message: `The bands do not fit: --ask-at ${v.askAt} is not below --reject-at ${v.rejectAt}.`,
    why: "An image is rejected at --reject-at or above. Below that, a person is asked at --ask-at or above.",
    next: ["Give percentages from 50 to 100, with --ask-at below --reject-at"],
  }),
  "bad-times": (v: { heartbeat: number; timeout: number }) => ({
    message: `The heartbeat of ${v.heartbeat} s is not shorter than the timeout of ${v.timeout} s.`,
    why: "Step Functions refuses a HeartbeatSeconds that is not below TimeoutSeconds.",
    next: ["Give a shorter --approval-heartbeat, or a longer --approval-timeout"],
  }),
  "flow-flags": (v: { flags: readonly string[] }, { cmd }) => ({
    message: `${v.flags.map((flag) => `--${flag}`).join(", ")} ${v.flags.length === 1 ? "belongs" : "belong"} to the metadata flow.`,
    next: [`Add --flow: \`${cmd("deploy-machine", { flow: "metadata", moderation: true })}\``],
  }),
  "stage-or-flow": (_: NoValues, { cmd }) => ({
    message: "No machine is given.",
    next: [
      `Give a stage: \`${cmd("deploy-machine", { stage: 1 })}\``,
      `Or a flow: \`${cmd("deploy-machine", { flow: "metadata" })}\``,
    ],
  }),
  "drill-on-already": (v: { kind: string; function: string }, { cmd }) => ({
    message: `The drill ${v.kind} is already active for the function ${v.function}.`,
    next: [`End it first: \`${cmd("drill off")}\``],
  }),
  "drill-function-gone": (v: { function: string }, { cmd }) => ({
    message: `The function ${v.function} does not exist.`,
    next: [`Deploy the flow again: \`${cmd("deploy-machine", { flow: "metadata" })}\``],
  }),
  "function-not-changed": (v: { function: string; reason?: string | undefined }, { cmd }) => ({
    message: `Lambda did not apply the change to the function ${v.function}.`,
    ...(v.reason !== undefined && { why: v.reason }),
    next: [`Restore the function: \`${cmd("drill off")}\``],
  }),
  "drill-failed": (
    v: { kind: "timeout" | "throttle" | "throughput" | "crash"; error: string; state: string },
    { cmd },
  ) => ({
    message: `${v.state} failed with ${v.error} after all retries.`,
    why: "The fault was active during every attempt.",
    next: [`Remove the fault between the attempts: \`${cmd(`drill ${v.kind}`, { heal: true })}\``],
  }),
} satisfies AreaText;
