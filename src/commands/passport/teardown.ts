import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";

export default class PassportTeardown extends WorkshopCommand {
  static override summary = "Delete the passport office with its photos and results.";
  static override examples = [
    { description: "Delete without asking", command: "npx wildrydes passport teardown --yes" },
  ];
  static override flags = { yes: Flags.boolean({ char: "y", summary: "Delete without asking." }) };

  protected async work() {
    const { flags } = await this.parse(PassportTeardown);
    const [environment, words, { closePassportOffice }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      this.loadWords("screen-passport"),
      import("../../workshop/passport/close-office.ts"),
    ]);
    const result = await closePassportOffice(environment);
    const text = result.deleted ? words.say("passport-deleted", result) : words.say("passport-none");
    return { result, text };
  }
}
