import * as Flags from "@oclif/core/flags";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { openMailbox } from "../../../cli/open-mailbox.ts";
import { drawMails } from "../../../ui/results/mail-text.ts";
import { listLocalMail } from "../../../workshop/endpoint/local-mail.ts";

export default class LocalMailList extends LocalCommand {
  static override summary = "List the mails that SES sent on this machine. None of them leaves it.";
  static override description =
    "Shows verification mails only with --all, and names addresses that are not verified yet.";
  static override examples = [{ description: "List the newest", command: "npx wildrydes local mail list" }];
  static override flags = {
    all: Flags.boolean({ summary: "List verification mails too." }),
    limit: Flags.integer({ summary: "How many mails to show.", default: 50, min: 1, max: 1000 }),
  };

  protected async work() {
    const { flags } = await this.parse(LocalMailList);
    const words = await this.loadWords("screen-mail");
    const found = await listLocalMail(await openMailbox(this.config.version), flags.limit);
    const mails = found.filter(({ kind }) => flags.all || kind === "message");
    const waiting = [...new Set(found.filter(({ kind }) => kind !== "message").flatMap(({ to }) => to))];
    return { result: { mails }, text: drawMails({ mails, waiting: flags.all ? [] : waiting }, this.terminal, words) };
  }
}
