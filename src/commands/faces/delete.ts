import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawDeletedFaces } from "../../ui/results/faces-text.ts";

export default class FacesDelete extends WorkshopCommand {
  static override summary = "Delete faces from the collection, so that they can register again.";
  static override description = "Photos, thumbnails and items stay. Asks before it deletes all.";
  static override strict = false;
  static override examples = [
    { description: "Let a rider register again", command: "npx wildrydes faces delete --user user_a" },
    { description: "Delete every face", command: "npx wildrydes faces delete --all --yes" },
  ];
  static override args = { face: Args.string({ description: "Ids of the faces, as `faces list` shows them." }) };
  static override flags = {
    user: Flags.string({ char: "u", summary: "Delete the faces of this user." }),
    all: Flags.boolean({ summary: "Delete every face." }),
    yes: Flags.boolean({ char: "y", summary: "Delete without asking." }),
  };

  protected async work() {
    const { flags, argv } = await this.parse(FacesDelete);
    const { chooseFaces, deleteChosenFaces } = await import("../../workshop/faces/faces.ts");
    const choice = chooseFaces({ ids: argv.map(String), user: flags.user, all: flags.all });
    const words = await this.loadWords(...inspectAreas);
    const environment = await this.openEnvironment(flags, { changes: true, agreed: flags.yes });
    const result = await deleteChosenFaces(environment, choice);
    return { result, text: drawDeletedFaces(result.deleted, words) };
  }
}
