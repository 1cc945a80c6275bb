import { countOf } from "../count.ts";
import type { AreaText } from "../entry.ts";

/** Errors of upload triggers and triage. */
export const text = {
  "trigger-would-loop": (v: { prefix: string; thumbnails: string }) => ({
    message: `A trigger with the prefix "${v.prefix}" would start itself again.`,
    why: `The flow writes thumbnails into the same bucket, below ${v.thumbnails}`,
    next: ["Use a prefix that leaves thumbnails out, such as --prefix Incoming/"],
  }),
  "images-lost": (v: { count: number }, { cmd }) => ({
    message: `${countOf(v.count, "image")} could not be started.`,
    next: [`Try again later: \`${cmd("triage", { start: true })}\``],
  }),
} satisfies AreaText;
