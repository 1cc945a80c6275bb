import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawCollection } from "../../ui/results/collection-text.ts";

export default class CollectionShow extends WorkshopCommand {
  static override summary = "Show the face collection and its number of faces.";
  static override examples = [{ description: "Show the collection", command: "npx wildrydes collection show" }];

  protected async work() {
    const { flags } = await this.parse(CollectionShow);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { showCollection }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/faces/collection.ts"),
    ]);
    const result = await showCollection(environment);
    return { result, text: drawCollection(result, words) };
  }
}
