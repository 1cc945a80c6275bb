import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../cli/data-folder.ts";
import { LocalCommand } from "../../cli/base/local-command.ts";
import { declined } from "../../workshop/declined.ts";
import { checkResettable, resetData } from "../../local/daemon/index.ts";

export default class LocalReset extends LocalCommand {
  static override summary = "Stop the local endpoint and delete everything it stores.";
  static override description = "Every environment, photo, face and execution on this machine is deleted. Asks first.";
  static override examples = [{ description: "Delete without asking", command: "npx wildrydes local reset --yes" }];
  static override flags = { yes: Flags.boolean({ char: "y", summary: "Delete without asking." }) };

  protected async work() {
    const { flags } = await this.parse(LocalReset);
    const folder = dataFolder();
    const { say } = await this.loadWords("screen-local");
    if (!checkResettable(folder))
      return {
        result: { dataFolder: folder, deleted: false },
        text: say("local-nothing-stored", { dataFolder: folder }),
      };
    const port = await this.openPort({ agreed: flags.yes });
    if (!(await port.ask({ text: { code: "ask-local-reset", values: { dataFolder: folder } } }))) throw declined();
    await resetData(folder);
    return { result: { dataFolder: folder, deleted: true }, text: say("local-data-deleted", { dataFolder: folder }) };
  }
}
