import { programLine } from "../command-line.ts";
import type { AreaText } from "../entry.ts";

/** The mails that SES sent on this machine. */
export const text = {
  "mail-none": "There are no mails.",
  "mail-number": "No.",
  "mail-from": "From",
  "mail-to": "To",
  "mail-sent": "Sent",
  "mail-subject": "Subject",
  "mail-no-body": "This mail has no such body.",
  "mail-waiting": (v: { identities: readonly string[] }) =>
    `SES asked for verification: ${v.identities.join(", ")}. To verify: ${programLine(`local mail verify ${v.identities[0] ?? ""}`)}`,
  "mail-verified": (v: { identity: string; regions: readonly string[] }) =>
    `${v.identity} is verified in ${v.regions.join(", ")}.`,
  "mail-production": (v: { region: string }) => `SES sends to every address in ${v.region} now.`,
  "mail-in-sandbox": (v: { region: string }) => `SES sends to verified addresses only in ${v.region} now.`,
} satisfies AreaText;
