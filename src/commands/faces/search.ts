import * as Flags from "@oclif/core/flags";
import { similarityFlag } from "../../cli/flags/similarity-flag.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawFoundFaces } from "../../ui/results/faces-text.ts";

export default class FacesSearch extends WorkshopCommand {
  static override summary = "Find whose face a photo shows.";
  static override description = "Sends the photo with the request. Nothing is stored or changed.";
  static override examples = [
    { description: "Find the owner of a face", command: "npx wildrydes faces search --photo me.jpg" },
  ];
  static override flags = {
    photo: Flags.string({ char: "p", summary: "JPEG or PNG of up to 5 MB.", required: true }),
    similarity: Flags.integer(similarityFlag),
  };

  protected async work() {
    const { flags } = await this.parse(FacesSearch);
    const words = await this.loadWords(...inspectAreas);
    const [environment, { searchFaces }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/faces/similar-faces.ts"),
    ]);
    const faces = await searchFaces(environment, flags);
    return { result: { faces }, text: drawFoundFaces(faces, this.terminal, words) };
  }
}
