import * as Args from "@oclif/core/args";
import { LocalCommand } from "../../../cli/local-command.ts";
import { openMailbox } from "../../../cli/open-mailbox.ts";
import { setLocalProduction } from "../../../workshop/local-mail.ts";
import { defaultRegion } from "../../../workshop/target.ts";

export default class LocalMailProduction extends LocalCommand {
  static override summary = "Leave the sandbox of SES on this machine, or go back into it.";
  static override description =
    "In the sandbox SES sends to verified addresses alone, one mail in a second and 200 in a day.";
  static override examples = [{ description: "Leave it", command: "npx wildrydes local mail production on" }];
  static override args = {
    access: Args.string({
      description: "on leaves the sandbox, off goes back.",
      required: true,
      options: ["on", "off"],
    }),
    region: Args.string({ description: "Region of the sandbox.", default: defaultRegion }),
  };

  protected async work() {
    const { args } = await this.parse(LocalMailProduction);
    const { say } = await this.loadWords("screen-mail");
    const enabled = args.access === "on";
    await setLocalProduction(await openMailbox(this.config.version), enabled, args.region);
    const { region } = args;
    return { result: { enabled, region }, text: say(enabled ? "mail-production" : "mail-in-sandbox", { region }) };
  }
}
