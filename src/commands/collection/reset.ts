import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawCollectionReset } from "../../ui/results/collection-text.ts";

export default class CollectionReset extends WorkshopCommand {
  static override summary = "Delete the face collection and create it again, empty.";
  static override description =
    "Deletes every face; photos, thumbnails and items stay. Asks first if there are faces. Also creates a missing collection.";
  static override examples = [{ description: "Delete every face", command: "npx wildrydes collection reset --yes" }];
  static override flags = { yes: Flags.boolean({ char: "y", summary: "Delete without asking." }) };

  protected async work() {
    const { flags } = await this.parse(CollectionReset);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { resetCollection }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      import("../../workshop/faces/collection.ts"),
    ]);
    const result = await resetCollection(environment);
    return { result, text: drawCollectionReset(result, words) };
  }
}
