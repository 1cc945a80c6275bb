import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawTriggers } from "../../ui/results/trigger-text.ts";

export default class TriggerShow extends WorkshopCommand {
  static override summary = "Show which uploads and requests start which machine.";
  static override examples = [{ description: "Show the triggers", command: "npx wildrydes trigger show" }];

  protected async work() {
    const { flags } = await this.parse(TriggerShow);
    const [environment, words, { showTriggers }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords("screen-trigger"),
      import("../../workshop/trigger/show-triggers.ts"),
    ]);
    const triggers = await showTriggers(environment);
    return { result: { triggers }, text: drawTriggers(triggers, this.terminal, words) };
  }
}
