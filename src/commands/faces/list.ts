import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { drawFaces } from "../../ui/faces-text.ts";

export default class FacesList extends WorkshopCommand {
  static override summary = "List the faces of the collection: id, user, confidence, photo.";
  static override examples = [{ description: "Look", command: "npx wildrydes faces list" }];

  protected async work() {
    const { flags } = await this.parse(FacesList);
    const [environment, { listEnvironmentFaces }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/faces.ts"),
    ]);
    const faces = await listEnvironmentFaces(environment);
    return { result: { faces }, text: drawFaces(faces, this.terminal) };
  }
}
