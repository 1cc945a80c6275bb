import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { drawTriage } from "../ui/results/trigger-text.ts";

export default class Triage extends WorkshopCommand {
  static override summary = "Find uploaded images that did not go through the metadata flow.";
  static override description =
    "An image is lost when its execution failed to start, when its execution failed, or when no trigger saw the upload. With --start they are started again, five per second.";
  static override examples = [
    { description: "List the lost images", command: "npx wildrydes triage" },
    { description: "Start them again", command: "npx wildrydes triage --start" },
  ];
  static override flags = { start: Flags.boolean({ summary: "Start the lost images again." }) };

  protected async work() {
    const { flags } = await this.parse(Triage);
    const { start } = flags;
    const [environment, words, { judgeTriage, triage }] = await Promise.all([
      this.openEnvironment(flags, { changes: start }),
      this.loadWords("screen-trigger"),
      import("../workshop/triage/triage.ts"),
    ]);
    const result = await triage(environment, { start });
    return { result, text: drawTriage(result, this.terminal, words), ...judgeTriage(result, { start }) };
  }
}
