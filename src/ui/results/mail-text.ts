import type { Words } from "../../text/words.ts";
import type { LocalMail, WholeLocalMail } from "../../workshop/endpoint/local-mail.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { makePrintable } from "../../text/printable.ts";
import { formatMoment } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

type MailWords = Words<"screen-mail">;

/** The outbox, and the addresses that wait for their verification. */
export function drawMails(
  { mails, waiting }: { mails: readonly LocalMail[]; waiting: readonly string[] },
  terminal: Terminal,
  words: MailWords,
): string {
  const list =
    mails.length === 0
      ? words.say("mail-none")
      : drawTable(
          {
            head: [words.say("mail-number"), words.say("mail-sent"), words.say("mail-to"), words.say("mail-subject")],
            rows: mails.map((mail) => [
              String(mail.number),
              formatMoment(new Date(mail.sentAt), words.language),
              mail.to.join(", "),
              mail.subject,
            ]),
            alignRight: [0],
          },
          terminal.columns,
        );
  const hint = waiting.length === 0 ? [] : ["", words.say("mail-waiting", { identities: waiting.map(makePrintable) })];
  return [list, ...hint].join("\n");
}

/** A mail with its text. */
export function drawMail(mail: WholeLocalMail, { html, words }: { html: boolean; words: MailWords }): string {
  const body = (html ? mail.html : mail.text) ?? mail.raw ?? words.say("mail-no-body");
  return [
    drawPairs([
      [words.say("mail-from"), makePrintable(mail.from)],
      [words.say("mail-to"), makePrintable(mail.to.join(", "))],
      [words.say("mail-sent"), formatMoment(new Date(mail.sentAt), words.language)],
      [words.say("mail-subject"), makePrintable(mail.subject)],
    ]),
    "",
    body.split("\n").map(makePrintable).join("\n"),
  ].join("\n");
}
