import * as Flags from "@oclif/core/flags";
import { similarityFlag } from "../../cli/flags/similarity-flag.ts";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { inspectAreas } from "../../ui/results/inspect-areas.ts";
import { drawDuplicates, drawFaces } from "../../ui/results/faces-text.ts";

export default class FacesList extends WorkshopCommand {
  static override summary = "List the faces of the collection: id, user, confidence, photo.";
  static override description =
    "With --duplicates it lists people who are registered under several users instead. It searches the collection once for each face.";
  static override examples = [
    { description: "List the faces", command: "npx wildrydes faces list" },
    { description: "Find people with several users", command: "npx wildrydes faces list --duplicates" },
  ];
  static override flags = {
    duplicates: Flags.boolean({ char: "d", summary: "List people who are registered under several users." }),
    yes: Flags.boolean({ char: "y", summary: "On AWS: accept the estimated cost without asking." }),
    similarity: Flags.integer(similarityFlag),
  };

  protected async work() {
    const { flags } = await this.parse(FacesList);
    const words = await this.loadWords(...inspectAreas);
    const environment = await this.openEnvironment(flags, { changes: false, agreed: flags.yes });
    if (flags.duplicates) {
      const { findDuplicates } = await import("../../workshop/faces/similar-faces.ts");
      const duplicates = await findDuplicates(environment, flags);
      return { result: { duplicates }, text: drawDuplicates(duplicates, this.terminal, words) };
    }
    const { listEnvironmentFaces } = await import("../../workshop/faces/faces.ts");
    const faces = await listEnvironmentFaces(environment);
    return { result: { faces }, text: drawFaces(faces, this.terminal, words) };
  }
}
