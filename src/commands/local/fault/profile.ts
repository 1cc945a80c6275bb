import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../../cli/data-folder.ts";
import { faultsChanged } from "../../../cli/fault-result.ts";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { prepareFolder } from "../../../local/daemon/index.ts";
import { addProfile, faultProfileNames } from "../../../workshop/endpoint/faults.ts";

export default class LocalFaultProfile extends LocalCommand {
  static override summary = "Add the faults of a named profile to the local endpoint.";
  static override description = `The profiles are ${faultProfileNames.join(", ")}.`;
  static override examples = [
    {
      description: "Simulate an account that thirty people use at once",
      command: "npx wildrydes local fault profile aws-busy-room",
    },
  ];
  static override args = { profile: Args.string({ description: "Name of the profile.", required: true }) };
  static override flags = {
    seed: Flags.integer({ summary: "Seed that selects the affected calls.", min: 0, default: 1 }),
  };

  protected async work() {
    const { args, flags } = await this.parse(LocalFaultProfile);
    const words = await this.loadWords("screen-fault");
    const folder = dataFolder();
    prepareFolder(folder);
    const added = addProfile(folder, args.profile, flags.seed);
    return faultsChanged({
      dataFolder: folder,
      changed: added,
      headline: words.say("faults-added", { count: added.length }),
      words,
      columns: this.terminal.columns,
    });
  }
}
