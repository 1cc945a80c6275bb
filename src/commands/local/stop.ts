import { dataFolder } from "../../cli/data-folder.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { stopDaemon } from "../../local/daemon/index.ts";

export default class LocalStop extends WorkshopCommand {
  static override summary = "Stop the local endpoint. What it stores stays.";
  static override examples = [{ description: "Stop it", command: "npx wildrydes local stop" }];

  protected async work() {
    await this.parse(LocalStop);
    const stopped = await stopDaemon(dataFolder());
    const text = stopped
      ? "The local endpoint is stopped. What it stored stays; the next command starts it again."
      : "The local endpoint was not running.";
    return { result: { stopped }, text };
  }
}
