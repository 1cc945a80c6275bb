import { dataFolder } from "../../cli/data-folder.ts";
import { LocalCommand } from "../../cli/base/local-command.ts";
import { daemonLogFile, observeDaemon } from "../../local/daemon/index.ts";
import { readCallerPolicy } from "../../workshop/endpoint/caller-policy.ts";
import { listFaults } from "../../workshop/endpoint/faults.ts";
import { describeDaemon, describeNoDaemon, describeSilentDaemon, localAreas } from "../../ui/results/local-text.ts";

export default class LocalStatus extends LocalCommand {
  static override summary = "Report whether the local endpoint is running, and where.";
  static override examples = [{ description: "Show the status", command: "npx wildrydes local status" }];

  protected async work() {
    await this.parse(LocalStatus);
    const folder = dataFolder();
    const [state, words] = await Promise.all([observeDaemon(folder), this.loadWords(...localAreas)]);
    const faults = listFaults(folder);
    const held = readCallerPolicy(folder) !== undefined;
    if (state.kind === "running") return describeDaemon({ ...state.info, faults, held }, words);
    const where = { dataFolder: folder, logFile: daemonLogFile(folder) };
    if (state.kind === "absent") return describeNoDaemon({ ...where, faults }, words);
    return describeSilentDaemon({ ...where, pid: state.pid, isChanging: state.kind === "changing" }, words);
  }
}
