import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Triggers and lost images. */
export const text = {
  "trigger-on": (v: { bucket: string; prefix: string; machine: string; example: string }, { cmd }) =>
    [
      `Each upload to ${v.bucket}${v.prefix === "" ? "" : ` below ${v.prefix}`} starts ${v.machine}.`,
      `Upload one: aws s3 cp FILE s3://${v.bucket}/${v.example}`,
      `See how it ends: ${cmd("inspect execution", {}, "last")}`,
    ].join("\n"),
  "trigger-url-on": (v: { url: string; machine: string }, { cmd }) =>
    `Each signed POST request to ${v.url} starts ${v.machine}.\nSend one: ${cmd("trigger request", { user: "user_a", key: "1_happy_face.jpg" })}`,
  "trigger-requested": (v: { url: string; arn: string }, { cmd }) =>
    `POST ${v.url}\nStarted ${v.arn}\nSee how it ends: ${cmd("inspect execution", {}, "last")}`,
  "trigger-disabled": (v: { kind: string }) => `The trigger ${v.kind} is off.`,
  "trigger-was-off": (v: { kind: string }) => `The trigger ${v.kind} was off already.`,
  "trigger-label-kind": "Trigger",
  "trigger-label-state": "State",
  "trigger-label-bucket": "Bucket",
  "trigger-label-prefix": "Prefix or URL",
  "trigger-label-machine": "Machine",
  "trigger-state-on": "on",
  "trigger-state-off": "off",
  "triage-none": "No image is lost.",
  "triage-label-image": "Image",
  "triage-label-rider": "Rider",
  "triage-label-when": "When",
  "triage-label-reason": "Reason",
  "triage-label-kind": "Kind of loss",
  "triage-not-started": "The start failed",
  "triage-failed": "The execution failed",
  "triage-unnoticed": "No trigger saw it",
  "triage-started": (v: { count: number }) => `${countOf(v.count, "image")} started again.`,
  "triage-next": (_v: { count: number }, { cmd }) => `Start them again: ${cmd("triage", { start: true })}`,
} satisfies AreaText;
