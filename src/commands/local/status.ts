import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { daemonLogFile, defaultDataFolder, findDaemon } from "../../local/daemon/index.ts";
import { describeDaemon, describeNoDaemon } from "../../ui/local-text.ts";

export default class LocalStatus extends WorkshopCommand {
  static override summary = "Say whether the local endpoint runs, and where.";
  static override examples = [{ description: "Look", command: "npx wildrydes local status" }];

  protected async work() {
    await this.parse(LocalStatus);
    const dataFolder = defaultDataFolder(process.env);
    const daemon = await findDaemon(dataFolder);
    return daemon ? describeDaemon(daemon) : describeNoDaemon({ dataFolder, logFile: daemonLogFile(dataFolder) });
  }
}
