import { dataFolder } from "../../../cli/data-folder.ts";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { drawFaults } from "../../../ui/results/fault-text.ts";
import { listFaults } from "../../../workshop/endpoint/faults.ts";

export default class LocalFaultList extends LocalCommand {
  static override summary = "List the faults of the local endpoint, and how many calls each has affected.";
  static override examples = [{ description: "List the faults", command: "npx wildrydes local fault list" }];

  protected async work() {
    await this.parse(LocalFaultList);
    const words = await this.loadWords("screen-fault");
    const faults = listFaults(dataFolder());
    const text =
      faults.length === 0
        ? words.say("faults-none")
        : `${drawFaults(faults, words, this.terminal.columns)}\n\n${words.say("faults-clear-hint")}`;
    return { result: { faults }, text };
  }
}
