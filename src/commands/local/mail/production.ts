import * as Args from "@oclif/core/args";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { openMailbox } from "../../../cli/open-mailbox.ts";
import { setLocalProduction } from "../../../workshop/endpoint/local-mail.ts";
import { defaultRegion } from "../../../workshop/target.ts";

export default class LocalMailProduction extends LocalCommand {
  static override summary = "Leave or enter the SES sandbox of this machine.";
  static override description =
    "In the sandbox SES sends only to verified addresses, one mail per second and 200 per day.";
  static override examples = [{ description: "Leave the sandbox", command: "npx wildrydes local mail production on" }];
  static override args = {
    access: Args.string({
      description: "on leaves the sandbox, off enters it.",
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
