import { dataFolder } from "../../cli/data-folder.ts";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { daemonLogFile, observeDaemon } from "../../local/daemon/index.ts";
import { listFaults } from "../../workshop/faults.ts";
import { describeDaemon, describeNoDaemon, describeSilentDaemon } from "../../ui/local-text.ts";

export default class LocalStatus extends WorkshopCommand {
  static override summary = "Say whether the local endpoint runs, and where.";
  static override examples = [{ description: "Look", command: "npx wildrydes local status" }];

  protected async work() {
    await this.parse(LocalStatus);
    const folder = dataFolder();
    const state = await observeDaemon(folder);
    const faults = listFaults(folder);
    if (state.kind === "running") return describeDaemon(state.info, faults);
    const where = { dataFolder: folder, logFile: daemonLogFile(folder) };
    if (state.kind === "absent") return describeNoDaemon({ ...where, faults });
    return describeSilentDaemon({ ...where, pid: state.pid, isChanging: state.kind === "changing" });
  }
}
