import { dataFolder } from "../../cli/data-folder.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { stopDaemon, type StoppedDaemon } from "../../local/daemon/index.ts";

export default class LocalStop extends WorkshopCommand {
  static override summary = "Stop the local endpoint. Its data stays.";
  static override examples = [{ description: "Stop it", command: "npx wildrydes local stop" }];

  protected async work() {
    await this.parse(LocalStop);
    const stopped = await stopDaemon(dataFolder());
    return { result: { stopped: stopped !== undefined, pid: stopped?.pid ?? null }, text: describeStop(stopped) };
  }
}

function describeStop(stopped: StoppedDaemon | undefined): string {
  if (stopped === undefined) return "The local endpoint was not running.";
  const kept = "What it stored stays; the next command starts it again.";
  if (stopped.answered) return `The local endpoint is stopped. ${kept}`;
  return `The local endpoint, process ${stopped.pid}, did not answer and was ended. ${kept}`;
}
