import * as Args from "@oclif/core/args";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { openMailbox } from "../../../cli/open-mailbox.ts";
import { verifyLocally } from "../../../workshop/endpoint/local-mail.ts";

export default class LocalMailVerify extends LocalCommand {
  static override summary = "Verify an address or domain, as a click on the link in the verification mail does.";
  static override examples = [
    { description: "Verify a sender", command: "npx wildrydes local mail verify rides@example.com" },
  ];
  static override args = { identity: Args.string({ description: "Address or domain.", required: true }) };

  protected async work() {
    const { args } = await this.parse(LocalMailVerify);
    const { say } = await this.loadWords("screen-mail");
    const { identity } = args;
    const regions = await verifyLocally(await openMailbox(this.config.version), identity);
    return { result: { identity, regions }, text: say("mail-verified", { identity, regions }) };
  }
}
