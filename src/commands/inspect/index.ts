import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { inspectAreas } from "../../ui/inspect-areas.ts";
import { drawEnvironment } from "../../ui/inspect-text.ts";

export default class Inspect extends WorkshopCommand {
  static override summary = "Show the whole environment in one view.";
  static override description =
    "Stack and outputs, photos, thumbnails, items, faces, state machines and whether they differ from their templates, and the newest executions.";
  static override examples = [{ description: "Look at everything", command: "npx wildrydes inspect" }];
  static override flags = {
    executions: Flags.integer({ summary: "How many executions to show.", default: 10, min: 1, max: 100 }),
  };

  protected async work() {
    const { flags } = await this.parse(Inspect);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { inspectEnvironment }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/inspect/environment-view.ts"),
    ]);
    const result = await inspectEnvironment(environment, { executions: flags.executions });
    return { result, text: drawEnvironment(result, this.terminal, words) };
  }
}
