import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { openMailbox } from "../../../cli/open-mailbox.ts";
import { drawMail } from "../../../ui/results/mail-text.ts";
import { getLocalMail } from "../../../workshop/endpoint/local-mail.ts";

export default class LocalMailShow extends LocalCommand {
  static override summary = "Show a mail that SES sent on this machine.";
  static override examples = [{ description: "Read a mail", command: "npx wildrydes local mail show 3" }];
  static override args = { number: Args.integer({ description: "The mail's number.", required: true, min: 1 }) };
  static override flags = { html: Flags.boolean({ summary: "Show the HTML form instead of the text." }) };

  protected async work() {
    const { args, flags } = await this.parse(LocalMailShow);
    const words = await this.loadWords("screen-mail");
    const mail = await getLocalMail(await openMailbox(this.config.version), args.number);
    return { result: mail, text: drawMail(mail, { html: flags.html, words }) };
  }
}
