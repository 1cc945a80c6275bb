import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Errors of triggers and triage. */
export const text = {
  "trigger-would-loop": (v: { prefix: string; thumbnails: string }) => ({
    message: `A trigger with the prefix "${v.prefix}" would start itself again.`,
    why: `The flow writes thumbnails into the same bucket, below ${v.thumbnails}`,
    next: ["Use a prefix that leaves thumbnails out, such as --prefix Incoming/"],
  }),
  "start-url-missing": (_v: object, { cmd }) => ({
    message: "There is no function URL that starts executions.",
    next: [`Create one: \`${cmd("trigger enable", { kind: "url" })}\``],
  }),
  "start-url-refused": (v: { url: string; status: number; text: string }) => ({
    message: `The function URL responded with ${v.status}: ${v.text}`,
    why: v.status === 403 ? "The caller needs lambda:InvokeFunctionUrl and lambda:InvokeFunction." : undefined,
    next: [v.status === 403 ? `Check the permissions for ${v.url}` : "Correct the request"],
  }),
  "images-lost": (v: { count: number }, { cmd }) => ({
    message: `The executions for ${countOf(v.count, "image")} could not be started.`,
    next: [`Try again later: \`${cmd("triage", { start: true })}\``],
  }),
} satisfies AreaText;
