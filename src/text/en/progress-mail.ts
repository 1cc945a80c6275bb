import { programLine } from "../command-line.ts";
import type { AreaText } from "../entry.ts";

/** Steps that are left before mails arrive. */
export const text = {
  "mail-unverified": (v: { identity: string; local: boolean }) =>
    v.local
      ? `SES sends from ${v.identity} when it is verified: ${programLine(`local mail verify ${v.identity}`)}`
      : `SES mailed a link to ${v.identity}. SES sends from it after somebody opens the link.`,
  "mail-sandbox": (v: { local: boolean }) =>
    v.local
      ? `SES is in its sandbox: it sends to verified addresses only. To leave it: ${programLine("local mail production on")}`
      : "SES is in its sandbox in this region: it sends to verified addresses only. Ask AWS for production access to leave it.",
} satisfies AreaText;
