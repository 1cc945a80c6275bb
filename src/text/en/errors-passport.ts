import type { AreaText } from "../entry.ts";

/** Errors of the passport office. */
export const text = {
  "bad-mail-address": (v: { address: string }) => ({
    message: `Invalid mail address: ${v.address}`,
    next: ["Write NAME@DOMAIN"],
  }),
  "passport-failed": (v: { name: string; reasons: string[] }) => ({
    message: `${v.name} does not pass: ${v.reasons.join(", ")}`,
    next: ["Take another photo: one face, neutral, eyes open, mouth closed, no sunglasses"],
  }),
  "passport-pending": (v: { name: string }, { cmd }) => ({
    message: `There is no result for ${v.name} yet.`,
    why: "Lambda retries a failed asynchronous invocation after one minute, and again after two more.",
    next: [`Try again later: \`${cmd("passport results", {}, v.name)}\``],
  }),
  "passport-result-not-found": (v: { name: string }, { cmd }) => ({
    message: `There is no result for ${v.name}.`,
    next: [
      `List the results: \`${cmd("passport results")}\``,
      `Submit a photo: \`${cmd("passport upload", {}, "FILE")}\``,
    ],
  }),
  "passport-url-refused": (v: { url: string; status: number; text: string }) => ({
    message: `The function URL responded with ${v.status}: ${v.text}`,
    why: "The caller needs lambda:InvokeFunctionUrl and lambda:InvokeFunction.",
    next: [`Check the permissions for ${v.url}`],
  }),
} satisfies AreaText;
