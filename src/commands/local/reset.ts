import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { declined } from "../../workshop/declined.ts";
import { defaultDataFolder, resetData } from "../../local/daemon/index.ts";

export default class LocalReset extends WorkshopCommand {
  static override summary = "Stop the local endpoint and delete everything it stores.";
  static override description = "Every environment, photo, face and execution on this machine is deleted. Asks first.";
  static override examples = [{ description: "Delete without a question", command: "npx wildrydes local reset --yes" }];
  static override flags = { yes: Flags.boolean({ char: "y", summary: "Delete without asking." }) };

  protected async work() {
    const { flags } = await this.parse(LocalReset);
    const dataFolder = defaultDataFolder(process.env);
    const port = await this.openPort({ agreed: flags.yes });
    if (!(await port.ask({ text: `Delete everything the local endpoint stores in ${dataFolder}?` }))) throw declined();
    await resetData(dataFolder);
    return { result: { dataFolder, deleted: true }, text: `Everything in ${dataFolder} is deleted.` };
  }
}
