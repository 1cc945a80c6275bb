import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { inspectAreas } from "../../ui/inspect-areas.ts";
import { drawCollection } from "../../ui/collection-text.ts";

export default class CollectionShow extends WorkshopCommand {
  static override summary = "Show the face collection and its number of faces.";
  static override examples = [{ description: "Show the collection", command: "npx wildrydes collection show" }];

  protected async work() {
    const { flags } = await this.parse(CollectionShow);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { showCollection }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/collection.ts"),
    ]);
    const result = await showCollection(environment);
    return { result, text: drawCollection(result, words) };
  }
}
