import type { AnyMessage, AreaText } from "../entry.ts";

/** What became of a photo, why, and what a trap of the workshop did. */
export const text = {
  "outcome-accepted": "accepted",
  "outcome-refused": (v: { reason?: AnyMessage | undefined }, { say }) =>
    v.reason === undefined ? "refused" : `refused: ${say(v.reason)}`,
  "outcome-failed": (v: { reason?: AnyMessage | undefined }, { say }) =>
    v.reason === undefined ? "failed" : `failed: ${say(v.reason)}`,
  "outcome-running": "running",

  "already-registered": "already registered",
  "no-face-found": "no face",
  "several-faces": (v: { count: number }) => `${v.count} faces`,
  "wearing-sunglasses": "wearing sunglasses",
  "not-jpeg-or-png": "no JPEG or PNG",
  "timed-out": "the execution took too long",
  "was-stopped": "the execution was stopped",
  "unknown-reason": "for an unknown reason",
  /** The words of a function or of AWS, as they came. */
  "said-by-aws": (v: { text: string }) => v.text,
} satisfies AreaText;
