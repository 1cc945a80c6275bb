import * as Args from "@oclif/core/args";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { albumAreas, drawAlbum } from "../../ui/results/albums-text.ts";

export default class AlbumsShow extends WorkshopCommand {
  static override summary = "Show the images of an album: tags, size, camera and thumbnail.";
  static override examples = [{ description: "Show an album", command: "npx wildrydes albums show album-1" }];
  static override args = { album: Args.string({ required: true, description: "Id of the album." }) };

  protected async work() {
    const { args, flags } = await this.parse(AlbumsShow);
    const [environment, words, { showAlbum }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords(...albumAreas),
      import("../../workshop/metadata/albums.ts"),
    ]);
    const images = await showAlbum(environment, args.album);
    return { result: { album: args.album, images }, text: drawAlbum(images, this.terminal, words) };
  }
}
