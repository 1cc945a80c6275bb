import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawUser } from "../../ui/results/user-text.ts";

export default class InspectUser extends WorkshopCommand {
  static override summary = "Show what is stored about a rider: item, face, thumbnail.";
  static override examples = [
    { description: "Show a rider", command: "npx wildrydes inspect user user_a" },
    { description: "Write the thumbnail to a file", command: "npx wildrydes inspect user user_a --save user_a.jpg" },
  ];
  static override args = { user: Args.string({ description: "Id of the rider.", required: true }) };
  static override flags = { save: Flags.string({ summary: "File to write the thumbnail to." }) };

  protected async work() {
    const { flags, args } = await this.parse(InspectUser);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { inspectUser }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/inspect/user-view.ts"),
    ]);
    const result = await inspectUser(environment, { user: args.user, save: flags.save });
    return { result, text: drawUser(result, words) };
  }
}
