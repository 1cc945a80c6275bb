import type { AreaText } from "../entry.ts";

/** Errors of metrics. */
export const text = {
  "bad-since": (v: { since: string }) => ({
    message: `Invalid time span: ${v.since}`,
    why: "A span is a number of minutes (m), hours (h) or days (d), up to 15 days.",
    next: ["Write 15m, 1h or 3d"],
  }),
} satisfies AreaText;
