import { dataFolder } from "../../cli/data-folder.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { daemonLogFile, findDaemon } from "../../local/daemon/index.ts";
import { describeDaemon, describeNoDaemon } from "../../ui/local-text.ts";

export default class LocalStatus extends WorkshopCommand {
  static override summary = "Say whether the local endpoint runs, and where.";
  static override examples = [{ description: "Look", command: "npx wildrydes local status" }];

  protected async work() {
    await this.parse(LocalStatus);
    const folder = dataFolder();
    const daemon = await findDaemon(folder);
    return daemon ? describeDaemon(daemon) : describeNoDaemon({ dataFolder: folder, logFile: daemonLogFile(folder) });
  }
}
