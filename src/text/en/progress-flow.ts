import type { AreaText } from "../entry.ts";

/** Progress of the image metadata flow, its approvals and its drills. */
export const text = {
  "step-test-images": (v: { bucket: string }) => `Test images in ${v.bucket}`,
  "flow-deployed-first": "The metadata flow is not deployed yet. It is deployed first.",
  "leave-image-run": (v: { execution: string }, { cmd }) =>
    `The execution continues. To follow it: ${cmd("inspect execution", {}, v.execution)}`,
  "step-drill-on": (v: { kind: string; function: string }) => `Drill ${v.kind} on ${v.function}`,
  "step-drill-off": (v: { function: string }) => `${v.function}: drill ended, settings restored`,
  "flow-without-retries":
    "The deployed flow has no retries: the first failure ends the execution. Deploy it with --retries to see them.",
  "drill-still-on": (v: { kind: string; function: string }, { cmd }) =>
    `The drill ${v.kind} is active for ${v.function}. To end it: ${cmd("drill off")}`,
  "approval-asked": (v: { id: string; image: string; label?: string | undefined; confidence: number }, { cmd }) =>
    `${v.id} asks about ${v.image}: ${v.label ?? "no label"} ${v.confidence.toFixed(1)} %. ` +
    `To see it: ${cmd("approvals show", {}, v.id)}`,
  "approval-made": (v: {
    id: string;
    image: string;
    decision?: "approved" | "denied" | undefined;
    by?: string | undefined;
  }) => `${v.id} about ${v.image}: ${v.decision ?? "decided"} by ${v.by ?? "somebody"}.`,
  "approval-ended": (v: { id: string; image: string }) => `${v.id} about ${v.image} ended without a decision.`,
  "approval-no-viewer": (v: { image: string }) => `No image viewer was found, so ${v.image} was not opened.`,
  "approval-no-image": (v: { image: string }) => `The image ${v.image} is not in the bucket.`,
  "demo-chapter-metadata": "Image metadata, retries and moderation",
  "demo-image": (v: { key: string }) => `Image ${v.key}`,
  "demo-image-end": (v: { kind: "succeeded" | "failed" | "waiting" | "running"; error?: string | undefined }) =>
    `${v.kind === "waiting" ? "waiting for a person" : v.kind}${v.error === undefined ? "" : `: ${v.error}`}`,
  "demo-drill": "Drill throughput",
  "demo-drill-end": (v: { state: string; attempts: number }) => `${v.state}: ${v.attempts} attempts`,
  "demo-approval": "A person approves",
} satisfies AreaText;
