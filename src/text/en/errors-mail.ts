import { programLine } from "../command-line.ts";
import type { AreaText } from "../entry.ts";

/** Errors about mail. */
export const text = {
  "bad-address": (v: { address: string }) => ({
    message: `Invalid mail address: ${v.address}`,
    next: ["Write an address such as rides@example.com"],
  }),
  "mail-not-found": (v: { number: number }) => ({
    message: `There is no mail ${v.number}.`,
    next: [`List the mails: \`${programLine("local mail list --all")}\``],
  }),
  "mail-not-requested": (v: { identity: string }) => ({
    message: `Nobody asked SES to verify ${v.identity}.`,
    next: [
      `Name it as the sender: \`${programLine("setup --notify-from ADDRESS")}\``,
      "Or ask for it: `aws sesv2 create-email-identity --email-identity ADDRESS`",
    ],
  }),
} satisfies AreaText;
