import * as Args from "@oclif/core/args";
import { dataFolder } from "../../../cli/data-folder.ts";
import { faultsChanged } from "../../../cli/fault-result.ts";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { clearFaults } from "../../../workshop/endpoint/faults.ts";

export default class LocalFaultClear extends LocalCommand {
  static override summary = "Remove one fault of the local endpoint, or all of them.";
  static override examples = [
    { description: "Remove all faults", command: "npx wildrydes local fault clear" },
    { description: "Remove one of them", command: "npx wildrydes local fault clear f2" },
  ];
  static override args = { fault: Args.string({ description: "The fault to remove, such as f2 (default: all)." }) };

  protected async work() {
    const { args } = await this.parse(LocalFaultClear);
    const words = await this.loadWords("screen-fault");
    const folder = dataFolder();
    const cleared = clearFaults(folder, args.fault === undefined ? [] : [args.fault]);
    const headline =
      cleared.length === 0 ? words.say("faults-none") : words.say("faults-cleared", { count: cleared.length });
    const { result } = await faultsChanged({
      dataFolder: folder,
      changed: cleared,
      headline,
      words,
      columns: this.terminal.columns,
    });
    return { result, text: headline };
  }
}
