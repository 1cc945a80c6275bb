import { dataFolder } from "../../cli/data-folder.ts";
import { LocalCommand } from "../../cli/base/local-command.ts";
import { localAreas, type LocalWords } from "../../ui/results/local-text.ts";
import { stopDaemon, type StoppedDaemon } from "../../local/daemon/index.ts";

export default class LocalStop extends LocalCommand {
  static override summary = "Stop the local endpoint. Its data stays.";
  static override examples = [{ description: "Stop the endpoint", command: "npx wildrydes local stop" }];

  protected async work() {
    await this.parse(LocalStop);
    const [stopped, words] = await Promise.all([stopDaemon(dataFolder()), this.loadWords(...localAreas)]);
    return {
      result: { stopped: stopped !== undefined, pid: stopped?.pid ?? null },
      text: describeStop(stopped, words),
    };
  }
}

function describeStop(stopped: StoppedDaemon | undefined, { say }: LocalWords): string {
  if (stopped === undefined) return say("local-was-not-running");
  return stopped.answered ? say("local-stopped") : say("local-killed", { pid: stopped.pid });
}
