import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawResult, drawResults } from "../../ui/results/passport-text.ts";

export default class PassportResults extends WorkshopCommand {
  static override summary = "Show the results of the passport office, or one of them with its reasons.";
  static override examples = [
    { description: "All photos that do not pass", command: "npx wildrydes passport results --failed" },
    { description: "One photo", command: "npx wildrydes passport results selfie.jpg" },
  ];
  static override args = { name: Args.string({ description: "Name of one photo." }) };
  static override flags = { failed: Flags.boolean({ summary: "List only photos that do not pass." }) };

  protected async work() {
    const { args, flags } = await this.parse(PassportResults);
    const [environment, words, { listPassportResults, requirePassportResult }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords("screen-passport"),
      import("../../workshop/passport/results.ts"),
    ]);
    if (args.name !== undefined) {
      const result = await requirePassportResult(environment, args.name);
      return { result, text: drawResult(result, words) };
    }
    const results = await listPassportResults(environment, { failed: flags.failed });
    return { result: { results }, text: drawResults(results, this.terminal, words) };
  }
}
